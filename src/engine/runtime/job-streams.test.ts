import { describe, expect, it } from '@jest/globals';
import type { PushedJob } from '../core/index.js';
import { JobStreams } from './job-streams.js';

const worker = { worker: 'w', timeout: 1_000, fetchVariables: [] };
const jobFor = (stream: string) => ({ stream, key: '1' }) as unknown as PushedJob;

describe('job streams', () => {
  it('of one type take turns', () => {
    const streams = new JobStreams();
    streams.add('a', worker, () => undefined);
    streams.add('a', worker, () => undefined);
    const ids = [1, 2, 3].map(() => streams.next('a')!.id);
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[2]).toBe(ids[0]);
    expect(streams.next('b')).toBeNull();
  });

  it('that have ended get nothing more, not even what was meant for them', () => {
    const streams = new JobStreams();
    const got: unknown[] = [];
    const end = streams.add('a', worker, (job) => got.push(job));
    const { id } = streams.next('a')!;
    expect(streams.deliver(jobFor(id))).toBe(true);
    end();
    expect(streams.deliver(jobFor(id))).toBe(false);
    expect(streams.next('a')).toBeNull();
    expect(got).toHaveLength(1);
  });
});
