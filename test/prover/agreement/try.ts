import { Seeded } from '../../conformance/random/seeded.js';
import { randomCase } from '../random/random-case.js';
import { follow } from './follow.js';
import { Walker } from './walk.js';
const [from = 1, count = 200] = process.argv.slice(2).map(Number);
let walks = 0,
  acts = 0,
  bad = 0;
for (let seed = from; seed < from + count; seed++) {
  const { subject } = await randomCase(seed);
  for (let n = 0; n < 3; n++) {
    try {
      const done = new Walker(subject, new Seeded(seed * 100 + n)).walk(12);
      walks++;
      acts += done.length;
      const wrong = follow(subject, done);
      if (wrong) {
        bad++;
        if (bad <= 8) console.log('seed', seed, n, done.map((a) => JSON.stringify(a.happening)).join(' '), '\n', wrong);
        break;
      }
    } catch (error) {
      bad++;
      if (bad < 8) console.log('seed', seed, (error as Error).stack?.slice(0, 600));
      break;
    }
  }
}
console.log({ walks, acts, bad });
