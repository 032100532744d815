import { compare } from './compare.js';
import { randomCase } from './random-case.js';
const [from = 1, count = 200] = process.argv.slice(2).map(Number);
const tally: Record<string, number> = {};
const add = (name: string) => (tally[name] = (tally[name] ?? 0) + 1);
const began = Date.now();
let shown = 0;
let [oracleMs, proverMs] = [0, 0];
const { ask } = await import('../oracle/oracle.js');
for (let seed = from; seed < from + count; seed++) {
  const one = await randomCase(seed);
  let t = Date.now();
  const answer = ask(one.subject, 4_000);
  oracleMs += Date.now() - t;
  t = Date.now();
  const { found, pairs } = compare(one.subject, undefined, answer);
  proverMs += Date.now() - t;
  if (Date.now() - t > 3000) console.log(seed, 'slow prover', Date.now() - t);
  pairs.forEach(add);
  for (const { kind, id, detail } of found) {
    add(kind);
    if (shown++ < 40) console.log(seed, kind, id, '\n   ', detail.slice(0, 400));
  }
}
console.log(tally, Date.now() - began, { oracleMs, proverMs });
