import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accepted } from '../accepted.js';
import { differences } from '../compare.js';
import { drive, type Performance } from '../drive.js';
import type { Shapes } from '../shapes.js';
import type { Engine } from '../side.js';
import type { ExportedRecord } from '../tape.js';
import { render } from '../render.js';
import { batchCase, type BatchCase, chooseRounds, playBatch, type Round } from './batch.js';
import { type RandomCase, scenarioOf } from './random-case.js';
import { Seeded } from './seeded.js';
import { shrink } from './shrink.js';
import { type RandomStep, stepText } from './steps.js';

export interface RandomRun {
  readonly ours: Engine;
  readonly theirs: Engine;
  readonly shapes: Shapes;
  readonly accepted: readonly Accepted[];
  /** Where found differences are written. */
  readonly output: string;
  readonly shrinks: boolean;
}

const BATCH = 20;

/** Random processes with these seeds on both engines; each difference is made small and written down. Returns their number. */
export async function runRandom(run: RandomRun, firstSeed: number, count: number): Promise<number> {
  let [found, acts, done] = [0, 0, 0];
  for (let seed = firstSeed; seed < firstSeed + count; seed += BATCH) {
    const size = Math.min(BATCH, firstSeed + count - seed);
    const batch = await compareBatch(run, seed, size);
    acts += batch.acts;
    done += size;
    for (const different of batch.different) await report(run, different, ++found);
    if (done % (5 * BATCH) === 0) console.log(`${done} random processes, ${acts} acts, ${found} different`);
  }
  console.log(`${count} random processes from seed ${firstSeed}, ${acts} acts: ${found} different`);
  return found;
}

interface Different {
  readonly one: RandomCase;
  readonly lines: readonly string[];
}

async function compareBatch(
  { ours, theirs, shapes, accepted }: RandomRun,
  seed: number,
  size: number,
): Promise<{ readonly acts: number; readonly different: readonly Different[] }> {
  const all = Array.from({ length: size }, (_, i) => batchCase(seed + i, i));
  const { rounds, performances } = await chooseRounds(ours, all, new Seeded(seed));
  const cases = all.map(({ one }) => one);
  let round = 0;
  const expected = await playBatch(theirs, cases, () => rounds[round++] ?? null);
  for (const { acts } of expected) for (const { records } of acts) for (const record of records) shapes.learn(record);
  const different = cases.flatMap((one, i) => {
    const single = singleCase(one, i, rounds);
    const lines = differences(
      scenarioOf(single),
      linesOf(expected[i]!, shapes),
      linesOf(performances[i]!, shapes),
      accepted,
    );
    return lines.length > 0 ? [{ one: single, lines }] : [];
  });
  return { acts: expected.reduce((sum, { acts }) => sum + acts.length, 0), different };
}

/** When time passes, messages expire before or after timers fire, as the broker's own clocks have it: here always after. */
function linesOf(performance: Performance, shapes: Shapes): string[] {
  const isExpiry = ({ valueType, intent }: ExportedRecord) => valueType === 'MESSAGE' && intent === 'EXPIRED';
  const acts = performance.acts.map((act) => ({
    ...act,
    records: [...act.records.filter((record) => !isExpiry(record)), ...act.records.filter(isExpiry)],
  }));
  return render({ ...performance, acts }, shapes);
}

/** One process of the batch by itself, with all that happened to it. */
function singleCase({ seed, process, xml, mark }: BatchCase, index: number, rounds: readonly Round[]): RandomCase {
  const steps = rounds.flatMap((round): RandomStep[] => {
    if ('by' in round) return [{ do: 'advance', by: round.by }];
    const step = round.steps[index];
    return step ? [JSON.parse(JSON.stringify(step).replaceAll(mark, '')) as RandomStep] : [];
  });
  return { seed, process, xml: xml.replaceAll(mark, ''), steps };
}

async function compare({ ours, theirs, shapes, accepted }: RandomRun, one: RandomCase): Promise<string[]> {
  const scenario = scenarioOf(one);
  const [expected, actual] = [await drive(theirs, scenario), await drive(ours, scenario)];
  return differences(scenario, linesOf(expected, shapes), linesOf(actual, shapes), accepted);
}

async function report(run: RandomRun, { one, lines }: Different, nth: number): Promise<void> {
  const alone = run.shrinks ? await compare(run, one) : [];
  const least = alone.length > 0 ? await shrink(one, async (smaller) => (await compare(run, smaller)).length > 0) : one;
  const shown = alone.length > 0 ? await compare(run, least) : lines;
  const note = run.shrinks && alone.length === 0 ? ['(only beside the other processes of its batch)'] : [];
  const text = [`seed ${one.seed}`, ...note, ...least.steps.map(stepText), '', least.xml, '', ...shown].join('\n');
  const file = join(run.output, `random-${one.seed}.txt`);
  writeFileSync(file, `${text}\n`);
  console.log(`DIFFERENT random process of seed ${one.seed} (${nth}): ${file}`);
  console.log(
    shown
      .slice(0, 25)
      .map((line) => `    ${line}`)
      .join('\n'),
  );
}
