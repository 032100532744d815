import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineProcess, type EngineProcessOptions } from './engine-process.js';
import { GatewayClient } from './gateway-client.js';
import { Ledger } from './ledger.js';
import { finish, Load, prepare } from './load.js';
import { LogCheck } from './log-check.js';
import { random } from './random.js';

let folder: string;
let dataFile: string;
let ledger: Ledger;
let running: EngineProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-data-file-'));
  dataFile = join(folder, 'engine.db');
  ledger = new Ledger();
  running = [];
});
afterEach(async () => {
  for (const engine of running) await engine.kill();
  rmSync(folder, { recursive: true });
});

function spawn(options: EngineProcessOptions = {}): EngineProcess {
  const engine = EngineProcess.spawn(folder, options);
  running.push(engine);
  return engine;
}

async function start(options: EngineProcessOptions = {}): Promise<{ engine: EngineProcess; address: string }> {
  const engine = spawn(options);
  return { engine, address: await engine.ready() };
}

/** Clients of every kind work for so long, or until the engine has gone. */
async function work(engine: EngineProcess, address: string, ms: number): Promise<void> {
  const client = new GatewayClient(address);
  if (ledger.size === 0) await prepare(client, ledger);
  client.close();
  const load = new Load(address, ledger, random(7));
  for (const untilMs = Date.now() + ms; Date.now() < untilMs && !engine.over;) await pause(20);
  await load.stop();
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A killed engine's file, after some work. */
async function killed(): Promise<void> {
  const { engine, address } = await start();
  const load = work(engine, address, 1_500);
  await pause(1_000);
  await engine.kill();
  await load;
}

/** A file that cannot be used: one line, exit code 1, nothing changed. */
async function expectRefused(reason: RegExp): Promise<void> {
  const engine = spawn();
  expect(await engine.exit()).toBe(1);
  const lines = engine.output().trim().split('\n');
  expect(lines).toEqual([expect.stringMatching(reason)]);
}

describe('a full disk', () => {
  it('should stop the engine for good with the reason, and lose nothing acknowledged once there is space again', async () => {
    // given a limit of 2 MB per file
    const limited = ['bash', '-c', 'ulimit -f 2000; exec "$@"', '--'];
    const { engine, address } = await start({ wrapper: limited });
    // when
    await work(engine, address, 60_000);
    // then
    expect(await engine.exit()).toBe(1);
    expect(engine.output()).toMatch(/fadu: the engine failed: the engine stops: its data file cannot be written: /);
    const log = new LogCheck();
    await log.check(dataFile, ledger);
    // when there is space
    const again = await start();
    await finish(again.address, ledger);
    await again.engine.kill('SIGTERM');
    // then
    await log.check(dataFile, ledger);
    log.expectAllEnded();
  }, 180_000);
});

describe('a data file that another process has open', () => {
  it('should be refused with one line, and the engine that has it goes on', async () => {
    const { address } = await start();
    await expectRefused(/^fadu: cannot use the engine's data file '.*': it is in use by another process: stop/);
    const client = new GatewayClient(address);
    await expect(client.call('Topology', {})).resolves.toMatchObject({ partitionsCount: 1 });
    client.close();
  }, 60_000);
});

describe('a torn write at the end of the write-ahead log', () => {
  const cut = (bytes: number) => truncateSync(`${dataFile}-wal`, Math.max(0, statSync(`${dataFile}-wal`).size - bytes));
  const garble = (bytes: number) => {
    const file = openSync(`${dataFile}-wal`, 'r+');
    writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, statSync(`${dataFile}-wal`).size - bytes);
    closeSync(file);
  };
  const append = (bytes: number) => {
    const file = openSync(`${dataFile}-wal`, 'a');
    writeSync(file, Buffer.alloc(bytes, 0x5a));
    closeSync(file);
  };

  it.each([
    ['cut in the middle of a page', () => cut(1_234)],
    ['cut by several pages', () => cut(5 * 4_120)],
    ['garbled in its last page', () => garble(777)],
    ['garbled over several pages', () => garble(20_000)],
  ])(
    '%s should cost whole transactions at the end only: log and state agree, work goes on',
    async (_how, tear) => {
      // given
      await killed();
      tear();
      // when
      const { engine, address } = await start();
      const before = new Ledger();
      const load = new Load(address, before, random(8));
      await pause(500);
      await load.stop();
      await engine.kill('SIGTERM');
      // then: what was acknowledged after the tear is there
      await new LogCheck().check(dataFile, before);
    },
    120_000,
  );

  it('an unfinished page behind the last commit should cost nothing', async () => {
    await killed();
    append(3_000);
    const { engine } = await start();
    await engine.kill('SIGTERM');
    await new LogCheck().check(dataFile, ledger);
  }, 120_000);
});

describe('a data file that is damaged or not ours', () => {
  it.each([
    [
      'half a file',
      async () => {
        const { engine, address } = await start();
        await work(engine, address, 1_000);
        await engine.kill('SIGTERM');
        truncateSync(dataFile, Math.floor(statSync(dataFile).size / 2 / 4_096) * 4_096);
      },
      /it is damaged: restore it from a backup/,
    ],
    [
      'a text',
      async () => writeFileSync(dataFile, 'a letter to the bureau\n'.repeat(500)),
      /it is not an engine's data file/,
    ],
    [
      'the service’s own database',
      async () => copyFileSync(await foreignDatabase(), dataFile),
      /SQLite database but not an engine's data file/,
    ],
    ['a folder', async () => mkdirSync(dataFile), /cannot be opened|cannot use the engine's data file/],
  ])(
    '%s should be refused with one line and left as it is',
    async (_what, given, reason) => {
      await given();
      const before = statSync(dataFile).isFile() ? readFileSync(dataFile) : null;
      await expectRefused(reason);
      if (before) expect(readFileSync(dataFile).equals(before)).toBe(true);
    },
    60_000,
  );

  it('an empty file is a new one', async () => {
    writeFileSync(dataFile, '');
    const { engine, address } = await start();
    await work(engine, address, 300);
    await engine.kill();
    await new LogCheck().check(dataFile, ledger);
  }, 60_000);
});

async function foreignDatabase(): Promise<string> {
  const { default: Database } = await import('better-sqlite3');
  const file = join(folder, 'foreign.db');
  const database = new Database(file);
  database.exec('CREATE TABLE case_file (id INTEGER PRIMARY KEY, title TEXT)');
  database.close();
  return file;
}
