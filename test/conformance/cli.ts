import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedDifferences } from './accepted.js';
import { Broker, type BrokerAddress } from './broker/broker.js';
import { BrokerEngine } from './broker/broker-engine.js';
import { BrokerUnavailable } from './broker/java.js';
import { runningBroker, serveBroker } from './broker/shared.js';
import { catalogue, chosen, type Entry } from './catalogue.js';
import { differences, playOurs, playTheirs } from './compare.js';
import { OurEngine } from './our-engine.js';
import { runRandom } from './random/run-random.js';
import { Recorded } from './recorded.js';

const HERE = import.meta.dirname;
const OUTPUT = join(HERE, '../output/conformance');

const RANDOM_PROCESSES = 1_000;
/** Tells whoever runs all checks that this one was left out. */
const CANNOT_RUN_HERE = 77;

const { numbers, rest: args } = withNumbers(process.argv.slice(2), ['--random', '--seed']);
const flags = new Set(args.filter((arg) => arg.startsWith('--')));
const words = args.filter((arg) => !arg.startsWith('--'));
const recorded = new Recorded(join(HERE, 'recorded'));
const shapes = recorded.shapes();
const accepted = acceptedDifferences(HERE);
const ours = new OurEngine();

if (flags.has('--serve')) await serveBroker();
else process.exit(await main());

async function main(): Promise<number> {
  const all = chosen(await catalogue(join(HERE, 'scenarios')), words);
  const entries = flags.has('--missing') ? all.filter((one) => !recorded.get(one.area, one.scenario)) : all;
  if (flags.has('--list')) return list(entries);
  if (entries.length === 0) return complain(`no scenario has '${words.join("' or '")}' in its name`);
  mkdirSync(OUTPUT, { recursive: true });
  return flags.has('--ours') ? againstRecorded(entries) : againstBroker(entries);
}

async function againstRecorded(entries: readonly Entry[]): Promise<number> {
  let failed = 0;
  for (const entry of entries) {
    const expected = recorded.get(entry.area, entry.scenario);
    if (!expected) console.log(`not recorded: ${entry.area}: ${entry.scenario.name}`);
    if (!expected || !(await same(entry, expected))) failed++;
  }
  return summary(entries.length, failed);
}

async function againstBroker(entries: readonly Entry[]): Promise<number> {
  const [address, stop] = await broker();
  const theirs = new BrokerEngine(address);
  let failed = 0;
  try {
    for (const entry of entries) if (!(await compared(entry, theirs))) failed++;
    failed += await randomProcesses(theirs);
  } finally {
    await theirs.close();
    await stop();
  }
  if (flags.has('--record')) recorded.putShapes(shapes);
  return summary(entries.length + randomCount(), failed);
}

function randomCount(): number {
  const isWhole = words.length === 0 && !flags.has('--missing') && !flags.has('--record');
  return numbers.get('--random') ?? (isWhole ? RANDOM_PROCESSES : 0);
}

/** Random processes follow a run of all scenarios, and one that asks for them. Returns how many differed. */
async function randomProcesses(theirs: BrokerEngine): Promise<number> {
  const count = randomCount();
  if (count === 0) return 0;
  const seed = numbers.get('--seed') ?? Date.now() % 1_000_000;
  console.log(`${count} random processes; again with --random ${count} --seed ${seed}`);
  return runRandom({ ours, theirs, shapes, accepted, output: OUTPUT, shrinks: true }, seed, count);
}

async function compared(entry: Entry, engine: BrokerEngine): Promise<boolean> {
  const expected = await playTheirs(engine, entry.scenario, shapes);
  const before = recorded.get(entry.area, entry.scenario);
  if (flags.has('--record')) recorded.put(entry.area, entry.scenario, expected);
  else if (before && before.join('\n') !== expected.join('\n')) {
    console.log(`the recorded text is not what the broker does: ${entry.area}: ${entry.scenario.name}`);
    console.log(differences(entry.scenario, before, expected, []).join('\n'));
    return false;
  }
  return same(entry, expected);
}

/** True when our engine does what is expected; else the difference is shown and both texts are kept. */
async function same({ area, scenario }: Entry, expected: readonly string[]): Promise<boolean> {
  const actual = await playOurs(ours, scenario, shapes);
  const found = differences(scenario, expected, actual, accepted);
  if (flags.has('--verbose')) console.log(expected.join('\n'));
  console.log(`${found.length === 0 ? 'same     ' : 'DIFFERENT'} ${area}: ${scenario.name}`);
  if (found.length === 0) return true;
  writeFileSync(join(OUTPUT, 'zeebe.txt'), `${expected.join('\n')}\n`);
  writeFileSync(join(OUTPUT, 'fadu.txt'), `${actual.join('\n')}\n`);
  if (!flags.has('--brief')) console.log(`${found.map((line) => `    ${line}`).join('\n')}\n`);
  return false;
}

async function broker(): Promise<[BrokerAddress, () => Promise<void>]> {
  const running = await runningBroker();
  if (running) return [running, async () => {}];
  try {
    const own = await Broker.start();
    return [own.address, () => own.stop()];
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    console.error(error.message);
    return process.exit(CANNOT_RUN_HERE);
  }
}

/** The flags that are followed by a number, and the other arguments. */
function withNumbers(all: readonly string[], names: readonly string[]) {
  const at = (i: number) => names.includes(all[i] ?? '');
  const numbers = new Map(all.flatMap((arg, i) => (at(i) ? [[arg, Number(all[i + 1])] as const] : [])));
  return { numbers, rest: all.filter((_, i) => !at(i) && !at(i - 1)) };
}

function list(entries: readonly Entry[]): number {
  for (const { area, scenario } of entries) console.log(`${area}: ${scenario.name}`);
  return 0;
}

function complain(what: string): number {
  console.error(what);
  return 2;
}

function summary(all: number, failed: number): number {
  console.log(`Tests: ${failed} failed, ${all - failed} passed, ${all} total`);
  return failed === 0 ? 0 : 1;
}
