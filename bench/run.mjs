import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inProcessDoor } from './door.mjs';
import { Driver } from './driver.mjs';
import { residentBytes } from './measure.mjs';
import { growth } from './million.mjs';
import { PARTS, warmUp } from './parts.mjs';
import { growthTable, sidesTable } from './report.mjs';
import { SIDES } from './sides.mjs';

const USAGE = `npm run bench -- [options]: figures of this machine; nothing passes or fails
  --sides stub,fadu,zeebe   which servers (default: all; zeebe needs Java 21 or later)
  --parts <text>            only parts whose name contains the text
  --seconds <n>             of each measurement (default 4)
  --million [--most <n>]    also the engine with up to n open instances (default 1,000,000; takes minutes)
  --json <file>             the figures as JSON too`;
const IDLE_MS = 2_000;

const { values: options } = parseArgs({
  options: {
    sides: { type: 'string', default: 'stub,fadu,zeebe' },
    parts: { type: 'string', default: '' },
    seconds: { type: 'string', default: '4' },
    million: { type: 'boolean', default: false },
    most: { type: 'string', default: '1000000' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const seconds = Number(options.seconds);
const say = (text) => process.stderr.write(`${text}\n`);
const sides = options.sides.split(',').filter((name) => name !== '');
const machine = { node: process.version, cores: availableParallelism(), cpu: cpus()[0]?.model, load: loadavg()[0] };
const results = {};
for (const name of sides) results[name] = await measure(name);
if (wanted('in-process door')) {
  results.fadu = { ...results.fadu, 'in-process door, 64 in flight': await inProcessDoor(seconds) };
}
console.log(
  `zeebe-node client and worker in one process, flush to disk on; Node ${machine.node}, ${machine.cores} cores`,
);
console.log(
  `(${machine.cpu}), load average ${machine.load.toFixed(1)} before the run; CPU is the server's, per item\n`,
);
console.log(sidesTable(results, [...new Set([...sides, ...Object.keys(results)])]));
if (options.million) {
  results.growth = await growth(Number(options.most), seconds, say);
  console.log(`\n${growthTable(results.growth.rows)}`);
  const { restartMs, firstInstanceMs } = results.growth;
  console.log(
    `killed and started again: first answer after ${restartMs.toFixed(0)} ms, then an instance in ${firstInstanceMs.toFixed(0)} ms`,
  );
}
for (const [part, file] of Object.entries({
  FEEL: './feel.mjs',
  'legal clock': './calendar.mjs',
  monitor: './monitor.mjs',
  prover: './prover.mjs',
})) {
  const script = fileURLToPath(new URL(file, import.meta.url));
  if (!wanted(part) || !existsSync(script)) continue;
  console.log();
  spawnSync(process.execPath, [script], { stdio: 'inherit' });
}
if (options.json) writeFileSync(options.json, JSON.stringify({ machine, seconds, ...results }, null, 2));
process.exit(0);

/** Figures of every wanted part; null where the server cannot be had, which is said. */
async function measure(name) {
  const side = await start(name);
  if (!side) return null;
  const figures = {};
  await sleep(IDLE_MS);
  figures['start to first answer; resident idle'] = { startMs: side.startMs, residentBytes: residentBytes(side.pid) };
  let driver;
  try {
    driver = await Driver.connect(side.address);
    await warmUp(side, driver, Math.max(2, seconds));
    for (const [part, run] of Object.entries(PARTS)) {
      if (!wanted(part)) continue;
      figures[part] = await run(side, driver, seconds);
      say(`${name}: ${part}`);
    }
    return figures;
  } finally {
    await driver?.close();
    await side.stop();
  }
}

async function start(name) {
  const starter = SIDES[name];
  if (!starter) throw new Error(`expected a side among ${Object.keys(SIDES).join(', ')}, found ${name}`);
  try {
    return await starter();
  } catch (error) {
    say(`${name} is left out: ${error.message}`);
    return null;
  }
}

function wanted(part) {
  return part.includes(options.parts);
}
