import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZeebeRecord } from '../../protocol/index.js';
import type { Command, Engine, KeyValueStore } from '../core/index.js';
import { EngineStore } from '../store/index.js';
import { EngineRuntime, NotProcessed, type RuntimeOptions } from './index.js';

let folder: string;
let file: string;
let runtime: EngineRuntime | null;
let fatal: Error[];
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-runtime-'));
  file = join(folder, 'engine.db');
  fatal = [];
  logged = [];
  runtime = null;
});
afterEach(async () => {
  await runtime?.stop();
  rmSync(folder, { recursive: true });
});

const EMPTY_RECORD = {
  partitionId: 1,
  sourceRecordPosition: -1,
  recordType: 'EVENT',
  rejectionType: 'NULL_VAL',
  rejectionReason: '',
  brokerVersion: '8.5.8',
} as const;

/**
 * A core of two commands that cannot even refuse what fails: PUBLISH adds one to a counter and sets an alarm at `timeToLive`; with the name "bug" it throws after
 * writing. EXPIRE clears the alarm; with the key "broken" it throws.
 */
function countingEngine(store: KeyValueStore): Engine {
  const count = () => store.get<number>('COUNT', 'n') ?? 0;
  const alarms = () => [...store.scan<number>('ALARM', '')].sort(([, a], [, b]) => a - b);
  return {
    run(work, nowMs) {
      const { valueType, intent, key, value, request } = work as Command;
      const position = count() + 1;
      store.put('COUNT', 'n', position);
      if (value['name'] === 'bug' || key === 'broken') throw new Error('an invariant is broken');
      if (intent === 'EXPIRE') store.delete('ALARM', key);
      else if (value['timeToLive'] !== undefined) store.put('ALARM', String(value['name']), value['timeToLive']);
      const record = { ...EMPTY_RECORD, position, key, intent, valueType, timestamp: nowMs, value };
      return {
        records: [record],
        replies: request ? [{ request, ok: true, record }] : [],
        jobsAvailable: ['work'],
        pushed: [],
      };
    },
    fail: (_work, error) => {
      throw error;
    },
    hasPending: () => false,
    due: (nowMs, limit) =>
      alarms()
        .filter(([, dueMs]) => dueMs <= nowMs)
        .slice(0, limit)
        .map(([key]) => ({ valueType: 'MESSAGE_BATCH', intent: 'EXPIRE', key, value: {} })),
    nextDueMs: () => alarms()[0]?.[1] ?? null,
    replay: () => undefined,
    hasActivatableJobs: () => false,
    storedResources: () => [],
    lastPosition: count,
  };
}

async function open(options: Partial<RuntimeOptions> = {}): Promise<EngineRuntime> {
  const say = (text: string) => void logged.push(text);
  const log = { info: say, warn: say, error: say };
  const onFatal = (error: Error) => void fatal.push(error);
  runtime = await EngineRuntime.open(
    { dataFile: file, clock: { kind: 'system' }, log, onFatal, ...options },
    countingEngine,
  );
  return runtime;
}

const publish = (name: string, timeToLive?: number): Command => ({
  valueType: 'MESSAGE',
  intent: 'PUBLISH',
  key: '-1',
  value: { name, ...(timeToLive === undefined ? {} : { timeToLive }) },
});
const positions = (source: EngineRuntime) =>
  source.read(0, 100).map((json) => (JSON.parse(json) as ZeebeRecord).position);
const intents = (source: EngineRuntime) => source.read(0, 100).map((json) => (JSON.parse(json) as ZeebeRecord).intent);

describe('the single writer', () => {
  it('should reply only after the commit: what was acknowledged is in the file', async () => {
    const engine = await open();
    let committed = 0;
    engine.committed.on(() => (committed += 1));
    // when: three commands wait for the same batch
    const replies = await Promise.all(['a', 'b', 'c'].map((name) => engine.submit(publish(name))));
    // then
    expect(replies.map((reply) => reply?.ok)).toEqual([true, true, true]);
    expect(positions(engine)).toEqual([1, 2, 3]);
    expect(committed).toBe(1);
  });

  it('should do what is asked for on hearing of jobs in the batch that made them', async () => {
    const engine = await open();
    let committed = 0;
    engine.committed.on(() => (committed += 1));
    const taken = new Promise((resolve) => engine.jobsAvailable.once(() => resolve(engine.submit(publish('taker')))));
    await engine.submit(publish('a'));
    await taken;
    expect(positions(engine)).toEqual([1, 2]);
    expect(committed).toBe(1);
  });

  it('should undo the step that threw and keep its neighbours of the same batch', async () => {
    const engine = await open();
    const outcomes = await Promise.allSettled(['a', 'bug', 'b'].map((name) => engine.submit(publish(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { kind: 'bug' } });
    expect(positions(engine)).toEqual([1, 2]);
    expect(logged.join()).toMatch(/MESSAGE PUBLISH \(key -1\) failed inside the engine and was undone.*invariant/);
  });

  it('should refuse what exceeds the queue and take commands again afterwards', async () => {
    const engine = await open({ queueMax: 2 });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((name) => engine.submit(publish(name))));
    expect(outcomes[2]).toMatchObject({ status: 'rejected', reason: { kind: 'overloaded' } });
    await expect(engine.submit(publish('d'))).resolves.toMatchObject({ ok: true });
  });

  it('should write nothing for a command whose condition does not hold at its turn', async () => {
    const engine = await open();
    await expect(engine.submit(publish('a'), { onlyIf: () => false })).resolves.toBeNull();
    expect(positions(engine)).toEqual([]);
  });

  it('should finish what waits when it stops, then refuse, and go on from the file when opened again', async () => {
    const engine = await open();
    const waiting = engine.submit(publish('a'));
    await engine.stop();
    await expect(waiting).resolves.toMatchObject({ ok: true });
    await expect(engine.submit(publish('b'))).rejects.toMatchObject({ kind: 'stopped' });
    const reopened = await open();
    await reopened.submit(publish('c'));
    expect(positions(reopened)).toEqual([1, 2]);
  });

  it('should stop for good, and say so once, when the file can no longer be written', async () => {
    // given: a log that already holds the position that the next record will get
    EngineStore.open(file).close();
    const database = new Database(file);
    database.exec(`INSERT INTO record_batch VALUES (1, 1, '')`);
    database.close();
    const engine = await open();
    // when
    const failed = engine.submit(publish('a'));
    // then
    await expect(failed).rejects.toBeInstanceOf(NotProcessed);
    await expect(engine.submit(publish('b'))).rejects.toMatchObject({ kind: 'stopped' });
    expect(fatal.map(({ message }) => message)).toEqual([
      expect.stringMatching(/data file cannot be written: expected the log to go on at position 2, found 1/),
    ]);
  });
});

describe('time', () => {
  it('should do at once, and have committed, what is due by the time a controlled clock is set to', async () => {
    const engine = await open({ clock: { kind: 'controlled', nowMs: 1_000, ticking: false } });
    await engine.submit(publish('late', 5_000));
    await engine.submit(publish('later', 9_000));
    // when
    await engine.setClock({ nowMs: 5_000, ticking: false });
    // then
    expect(intents(engine)).toEqual(['PUBLISH', 'PUBLISH', 'EXPIRE']);
    expect(engine.clock.nowMs()).toBe(5_000);
  });

  it('should do what falls due while a controlled clock ticks, without being asked', async () => {
    const engine = await open({ clock: { kind: 'controlled', nowMs: 1_000, ticking: true } });
    const expired = new Promise<void>((resolve) => {
      engine.committed.on(() => intents(engine).includes('EXPIRE') && resolve());
    });
    await engine.submit(publish('soon', 1_150));
    await expired;
    const [, expiry] = engine.read(0, 10).map((json) => JSON.parse(json) as ZeebeRecord);
    expect(expiry!.timestamp).toBeGreaterThanOrEqual(1_150);
  });

  it('should set a due command that throws aside and do the others', async () => {
    const engine = await open({ clock: { kind: 'controlled', nowMs: 0, ticking: false } });
    for (const name of ['broken', 'fine']) await engine.submit(publish(name, 5));
    await engine.setClock({ nowMs: 10, ticking: false });
    await engine.setClock({ nowMs: 20, ticking: false });
    expect(intents(engine)).toEqual(['PUBLISH', 'PUBLISH', 'EXPIRE']);
    expect(logged.filter((text) => text.includes('(key broken)'))).toHaveLength(1);
  });

  it('should refuse to set the clock when it follows the machine', async () => {
    const engine = await open();
    await expect(engine.setClock({ nowMs: 0, ticking: false })).rejects.toThrow(/expected a controlled clock/);
  });
});
