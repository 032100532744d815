import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ZeebeRecord } from '../../protocol/index.js';
import type { Command, Reply } from '../core/index.js';
import { Listeners, type EngineRuntime } from '../runtime/index.js';
import { JobPolls } from './job-polls.js';

/** A runtime that holds job keys of one type and answers when the test lets it. */
class FewJobs {
  readonly jobsAvailable = new Listeners<[types: readonly string[]]>();
  keys: string[] = [];
  activations = 0;
  /** Activations wait here while set. */
  held: Promise<void> | null = null;

  add(...keys: string[]): void {
    this.keys.push(...keys);
    this.jobsAvailable.emit(['work']);
  }

  async submit({ valueType, key }: Command): Promise<Reply | null> {
    if (valueType === 'JOB') return (this.add(key), null);
    this.activations += 1;
    const taken = this.keys.splice(0, 1);
    await this.held;
    if (taken.length === 0) return null;
    return { request: 'r', ok: true, record: { value: { jobKeys: taken } } as unknown as ZeebeRecord };
  }
}

const COMMAND = { valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: '-1', value: {} } as const;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

let runtime: FewJobs;
let polls: JobPolls;
beforeEach(() => {
  runtime = new FewJobs();
  polls = new JobPolls(runtime as unknown as EngineRuntime);
});

const poll = async (waitMs: number, signal = new AbortController().signal) =>
  (await polls.poll('work', COMMAND, waitMs, signal))?.jobKeys ?? null;

describe('long polling', () => {
  it('should serve waiting requests in the order they came', async () => {
    const [first, second] = [poll(1_000), poll(50)];
    await settled();
    runtime.add('1');
    expect(await first).toEqual(['1']);
    expect(await second).toBeNull();
  });

  it('should serve all who wait when there is enough for all', async () => {
    const waiting = Array.from({ length: 30 }, () => poll(1_000));
    await settled();
    runtime.add(...Array.from({ length: 30 }, (_, i) => String(i)));
    expect((await Promise.all(waiting)).flat()).toHaveLength(30);
  });

  it('should see jobs that come while an attempt that found none is under way', async () => {
    let release = () => {};
    runtime.held = new Promise((resolve) => (release = resolve));
    const waiting = poll(1_000);
    runtime.add('1');
    release();
    expect(await waiting).toEqual(['1']);
  });

  it('should not ask again while nothing is available', async () => {
    const waiting = poll(60);
    await waiting;
    expect(runtime.activations).toBe(1);
  });

  it('should not wait when told not to', async () => {
    expect(await poll(0)).toBeNull();
  });

  it('should give jobs back that were activated for a caller who left meanwhile', async () => {
    // given
    const caller = new AbortController();
    let release = () => {};
    runtime.held = new Promise((resolve) => (release = resolve));
    runtime.keys = ['1'];
    const leaving = poll(1_000, caller.signal);
    await settled();
    // when
    caller.abort();
    release();
    // then
    expect(await leaving).toBeNull();
    runtime.held = null;
    expect(await poll(0)).toEqual(['1']);
  });

  it('should let the next in line have what comes after a caller has left', async () => {
    const caller = new AbortController();
    const [leaving, staying] = [poll(1_000, caller.signal), poll(1_000)];
    await settled();
    caller.abort();
    runtime.add('1');
    expect(await leaving).toBeNull();
    expect(await staying).toEqual(['1']);
  });

  it('should end all waiting requests when the gateway closes', async () => {
    const waiting = [poll(60_000), poll(60_000)];
    await settled();
    polls.close();
    expect(await Promise.all(waiting)).toEqual([null, null]);
  });
});
