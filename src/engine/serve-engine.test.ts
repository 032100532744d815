import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZBClient } from 'zeebe-node';
import { EmbeddedEngine } from './embedded-engine.js';
import { oneTask } from './gateway/testing/bpmn.js';
import type { Channel, EngineThreadOptions, Notice, Question } from './messages.js';
import { serveEngine } from './serve-engine.js';

let folder: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-thread-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Both ends of the connection between service and engine, without the thread in between; messages are cloned as there. */
class Wire {
  readonly notices: Notice[] = [];
  private toEngine: (question: Question) => void = () => undefined;
  private toService: (notice: Notice) => void = (notice) => void this.notices.push(notice);

  readonly engineEnd: Channel<Notice, Question> = {
    post: (notice) => this.toService(structuredClone(notice)),
    listen: (listener) => void (this.toEngine = listener),
  };
  readonly serviceEnd: Channel<Question, Notice> = {
    post: (question) => this.toEngine(structuredClone(question)),
    listen: (listener) => void (this.toService = listener),
  };
}

function options(): EngineThreadOptions {
  const clock = { kind: 'controlled', nowMs: 1_000_000, ticking: false } as const;
  return { dataFile: join(folder, 'engine.db'), gateway: { host: '127.0.0.1', port: 0 }, clock };
}

async function start(): Promise<EmbeddedEngine> {
  const wire = new Wire();
  await serveEngine(wire.engineEnd, options(), () => undefined);
  const ready = wire.notices.find((notice) => notice.kind === 'ready')!;
  const engine = new EmbeddedEngine(wire.serviceEnd, ready, silent);
  closers.push(() => engine.stop());
  return engine;
}

describe('the engine as the service sees it', () => {
  it('should tell of commits and hand out the records in order, in pages', async () => {
    // given
    const engine = await start();
    let commits = 0;
    engine.records.onCommitted(() => (commits += 1));
    const client = new ZBClient(engine.address, { loglevel: 'NONE', retry: false, connectionTolerance: 1 });
    closers.push(() => client.close());
    // when
    await client.deployResource({ name: 'one-task.bpmn', process: Buffer.from(oneTask()) });
    await client.createProcessInstance({ bpmnProcessId: 'one-task', variables: {} });
    // then
    expect(commits).toBe(2);
    const positions: number[] = [];
    for (;;) {
      const page = await engine.records.read(positions.at(-1) ?? 0, 5);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(5);
      positions.push(...page.map(({ position }) => position));
    }
    expect(positions.length).toBeGreaterThan(10);
    expect(positions).toEqual(positions.map((_, i) => i + 1));
  });

  it('should free the data file when it has stopped, and answer nothing afterwards', async () => {
    const engine = await start();
    await engine.stop();
    await expect(engine.records.read(0, 1)).rejects.toThrow('the engine has stopped');
    const again = await start();
    await expect(again.setClock({ nowMs: 2_000_000, ticking: false })).resolves.toBeUndefined();
  });

  it('should say in one line why it cannot start', async () => {
    await start();
    const wire = new Wire();
    let stopped = false;
    await serveEngine(wire.engineEnd, options(), () => (stopped = true));
    expect(wire.notices).toEqual([{ kind: 'refused', message: expect.stringMatching(/in use by another process/) }]);
    expect(stopped).toBe(true);
  });

  it('should tell whoever waits, and the fatal listeners, when its thread is lost', async () => {
    const wire = new Wire();
    const engine = new EmbeddedEngine(wire.serviceEnd, { host: '127.0.0.1', port: 1 }, silent);
    const fatal: string[] = [];
    engine.onFatal(({ message }) => void fatal.push(message));
    const reading = engine.records.read(0, 1);
    engine.threadEnded(new Error('the thread ended with code 1'));
    await expect(reading).rejects.toThrow('the thread ended with code 1');
    expect(fatal).toEqual(['the thread ended with code 1']);
  });
});
