import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZeebeRecord } from '../../protocol/index.js';
import { EngineRuntime, type RetentionOptions } from './index.js';

let folder: string;
let runtime: EngineRuntime;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-retention-'));
});
afterEach(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true });
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function open(retention: RetentionOptions): Promise<void> {
  const onFatal = (error: Error) => {
    throw error;
  };
  const dataFile = join(folder, 'engine.db');
  runtime = await EngineRuntime.open({ dataFile, clock: { kind: 'system' }, log: silent, onFatal, retention });
}

async function reopen(retention: RetentionOptions): Promise<void> {
  await runtime.stop();
  await open(retention);
}

/** Writes two records per message, each message in a batch of its own. */
async function publish(messages: number): Promise<void> {
  const value = { name: 'm', correlationKey: 'k', messageId: '', timeToLive: 3_600_000, variables: {} };
  for (let i = 0; i < messages; i++)
    await runtime.submit({ valueType: 'MESSAGE', intent: 'PUBLISH', key: '-1', value });
}

const position = (json: string) => (JSON.parse(json) as ZeebeRecord).position;
const lastPosition = () => position(runtime.read(0, 10_000).at(-1)!);

/** The first read from the beginning that fails, and why. */
async function untilDiscarded(): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      runtime.read(0, 1);
    } catch (error) {
      return (error as Error).message;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('expected the first records to be removed, but they are still there');
}

const pause = async () => new Promise((resolve) => setTimeout(resolve, 600));

describe('retention of records', () => {
  it('should remove what every consumer has taken, and nothing that one of them still needs', async () => {
    // given: one reader is quick, the other was away
    await open({ policy: 'untaken', consumers: ['projector', 'exporter'] });
    await publish(10);
    const end = lastPosition();
    runtime.acknowledge('projector', end);
    runtime.acknowledge('exporter', 8);
    // then
    expect(await untilDiscarded()).toMatch(/those up to 8 were removed/);
    expect(runtime.read(8, 100).map(position)).toEqual(Array.from({ length: end - 8 }, (_, i) => i + 9));
  });

  it('should keep everything for a consumer that has not come yet', async () => {
    await open({ policy: 'untaken', consumers: ['projector', 'exporter'] });
    await publish(5);
    runtime.acknowledge('projector', lastPosition());
    await pause();
    expect(runtime.read(0, 1).map(position)).toEqual([1]);
  });

  it('should remember its consumers, and what is gone, over a restart', async () => {
    // given
    await open({ policy: 'untaken' });
    await publish(10);
    runtime.acknowledge('projector', 12);
    await untilDiscarded();
    // when
    await reopen({ policy: 'untaken' });
    // then
    expect(runtime.consumers()).toEqual([{ name: 'projector', position: 12 }]);
    expect(() => runtime.read(11, 10)).toThrow(/expected to read the records after position 11, but those up to 12/);
    expect(runtime.read(12, 1).map(position)).toEqual([13]);
  });

  it('should stop a reader that starts from scratch after records have gone, not let it miss them silently', async () => {
    await open({ policy: 'untaken' });
    await publish(3);
    runtime.acknowledge('projector', 4);
    expect(await untilDiscarded()).toMatch(
      /not registered, or its own data is older.*restore its data, or let it begin/,
    );
  });

  it('should free what a dead consumer held back once it is removed', async () => {
    // given
    await open({ policy: 'untaken', consumers: ['dead'] });
    await publish(5);
    runtime.acknowledge('projector', lastPosition());
    await pause();
    expect(runtime.read(0, 1)).toHaveLength(1);
    // when
    expect(runtime.removeConsumer('dead')).toBe(true);
    expect(runtime.removeConsumer('dead')).toBe(false);
    // then
    await untilDiscarded();
  });

  it('should keep all when told so, and what nobody reads unless told otherwise', async () => {
    await open({ policy: 'all' });
    await publish(5);
    runtime.acknowledge('projector', lastPosition());
    await pause();
    expect(runtime.read(0, 1)).toHaveLength(1);
    // when: nobody reads it
    runtime.removeConsumer('projector');
    await reopen({ policy: 'untaken' });
    await pause();
    expect(runtime.read(0, 1)).toHaveLength(1);
    // when: and nobody ever will
    await reopen({ policy: 'untaken', discardUnread: true });
    await untilDiscarded();
    await publish(2);
  });

  it('should never go back, and refuse a position that does not exist', async () => {
    await open({ policy: 'untaken' });
    await publish(5);
    runtime.acknowledge('projector', 6);
    runtime.acknowledge('projector', 2);
    expect(runtime.consumers()).toEqual([{ name: 'projector', position: 6 }]);
    for (const wrong of [-1, 1.5, 11, Number.NaN])
      expect(() => runtime.acknowledge('projector', wrong)).toThrow(/expected consumer 'projector' to acknowledge/);
    expect(() => runtime.acknowledge('', 1)).toThrow(/expected the name/);
  });
});
