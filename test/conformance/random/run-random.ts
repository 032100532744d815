import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accepted } from '../accepted.js';
import { differences, playOurs, playTheirs } from '../compare.js';
import type { Shapes } from '../shapes.js';
import type { Engine } from '../side.js';
import { randomCase, type RandomCase, scenarioOf } from './random-case.js';
import { shrink } from './shrink.js';
import { stepText } from './steps.js';

export interface RandomRun {
  readonly ours: Engine;
  readonly theirs: Engine;
  readonly shapes: Shapes;
  readonly accepted: readonly Accepted[];
  /** Where found differences are written. */
  readonly output: string;
  readonly shrinks: boolean;
  readonly onlyDeployable: boolean;
}

/** Random processes with these seeds on both engines; each difference is made small and written down. Returns their number. */
export async function runRandom(run: RandomRun, firstSeed: number, count: number): Promise<number> {
  let found = 0;
  let acts = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const one = await randomCase(seed, run.ours);
    if (one.steps.length === 0 && run.onlyDeployable) continue;
    acts += one.steps.length;
    const lines = await compare(run, one);
    if (lines.length > 0) await report(run, one, ++found);
    if ((seed - firstSeed + 1) % 100 === 0)
      console.log(`${seed - firstSeed + 1} random processes, ${acts} acts, ${found} different`);
  }
  console.log(`${count} random processes from seed ${firstSeed}: ${found} different`);
  return found;
}

async function compare({ ours, theirs, shapes, accepted }: RandomRun, one: RandomCase): Promise<string[]> {
  const scenario = scenarioOf(one);
  const expected = await playTheirs(theirs, scenario, shapes);
  return differences(scenario, expected, await playOurs(ours, scenario, shapes), accepted);
}

async function report(run: RandomRun, one: RandomCase, nth: number): Promise<void> {
  const least = run.shrinks ? await shrink(one, async (smaller) => (await compare(run, smaller)).length > 0) : one;
  const lines = await compare(run, least);
  const text = [`seed ${one.seed}`, ...least.steps.map(stepText), '', least.xml, '', ...lines].join('\n');
  const file = join(run.output, `random-${one.seed}.txt`);
  writeFileSync(file, `${text}\n`);
  console.log(`DIFFERENT random process of seed ${one.seed} (${nth}): ${file}`);
  console.log(
    lines
      .slice(0, 25)
      .map((line) => `    ${line}`)
      .join('\n'),
  );
}
