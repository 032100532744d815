import { parseArgs } from 'node:util';
import { runWalks } from './agreement/run-walks.js';
import { runRepairs } from './mutants/repairs.js';
import { runMutants } from './mutants/run-mutants.js';
import { runRandom } from './random/run-random.js';

/** `npm run test:prover -- [--random n] [--seed n] [--mutants n] [--walks n]`: the long comparison, and one table at its end. */
const { values } = parseArgs({
  options: {
    random: { type: 'string', default: '20000' },
    mutants: { type: 'string', default: '6' },
    walks: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    penalty: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const [random, each, walks, seed] = [values.random, values.mutants, values.walks, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
const tell = (text: string): void => console.log(text);

const rows: [string, string][] = [];
const add = (title: string, more: readonly [string, string][]): void => void rows.push([title, ''], ...more);
const began = Date.now();
let wrong = 0;
if (random > 0) {
  const tally = await runRandom(seed, random, tell);
  wrong += tally.wrong.length;
  add(`random diagrams from seed ${seed}`, tally.rows);
}
if (each > 0) {
  const tally = await runMutants(seed, each, tell, values.penalty);
  wrong += tally.wrong.length;
  add('mutants', tally.rows);
  const { mended, repairs, settled, bad } = await runRepairs(seed, 1);
  for (const one of bad) tell(one);
  wrong += bad.length;
  add('repairs', [
    ['mutants with a repair', String(mended)],
    ['  repairs offered', String(repairs)],
    ['  lawful after it', String(settled)],
    ['  repairs that do not repair', String(bad.length)],
  ]);
}
if (walks > 0) {
  const { walks: done, acts, strange, broken } = await runWalks(seed, walks, { oracle: true });
  for (const one of [...broken, ...strange]) tell(one);
  wrong += strange.length + broken.length;
  add('walks of the engine core', [
    ['walks', String(done)],
    ['  acts', String(acts)],
    ['  that break what is proved', String(broken.length)],
    ['  that the oracle cannot do', String(strange.length)],
  ]);
}
const width = Math.max(...rows.map(([name]) => name.length)) + 2;
for (const [name, value] of rows) console.log(name.padEnd(width) + value);
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(wrong === 0 ? 0 : 1);
