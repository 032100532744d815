import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { oneTask } from './testing/bpmn.js';
import { RunningEngine } from './testing/running-engine.js';

let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
  await engine.deploy('one-task.bpmn', oneTask());
});
afterEach(async () => engine.stop());

type Stream = NodeJS.ReadableStream & { cancel(): void };

/** A stream and what it has got so far. */
async function open(): Promise<{ stream: Stream; jobs: { key: string }[] }> {
  const stub = engine.stub as unknown as { streamActivatedJobsStream(request: object): Promise<Stream> };
  const stream = await stub.streamActivatedJobsStream({
    type: 'work',
    worker: 'w',
    timeout: 60_000,
    fetchVariable: [],
    tenantIds: [],
  });
  const jobs: { key: string }[] = [];
  stream.on('data', (job) => jobs.push(job as unknown as { key: string }));
  stream.on('error', () => undefined);
  await until(() => engine.runtime.streams.next('work') !== null);
  return { stream, jobs };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 200) throw new Error(`expected it to hold within two seconds; log:\n${engine.history()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a stream of activated jobs', () => {
  it('gets a new job with the commit that makes it, and its worker completes it', async () => {
    const { jobs } = await open();
    const key = await engine.create('one-task');
    await until(() => jobs.length === 1);
    await engine.client.completeJob({ jobKey: jobs[0]!.key, variables: {} });
    expect(engine.completed(key)).toBe(true);
  });

  it('shares the jobs with other streams of the type', async () => {
    const both = [await open(), await open()];
    for (let i = 0; i < 4; i++) await engine.create('one-task');
    await until(() => both.every(({ jobs }) => jobs.length === 2));
  });

  it('that broke leaves no job behind: others can have it at once', async () => {
    const { stream } = await open();
    stream.cancel();
    await until(() => engine.runtime.streams.next('work') === null);
    await engine.create('one-task');
    expect(await engine.job('work')).toBeDefined();
  });

  it('that ends between the job and its commit yields the job, which costs no retry', async () => {
    const worker = { worker: 'w', timeout: 60_000, fetchVariables: [] };
    const end = engine.runtime.streams.add('work', worker, () => undefined);
    const value = { bpmnProcessId: 'one-task', version: -1, variables: {} };
    const created = engine.runtime.submit({
      valueType: 'PROCESS_INSTANCE_CREATION',
      intent: 'CREATE',
      key: '-1',
      value,
    });
    // The batch runs in the first immediate, its jobs go out when the disk has it.
    setImmediate(end);
    await created;
    await until(() => engine.records({ valueType: 'JOB', intent: 'YIELDED' }).length === 1);
    expect(await engine.job('work')).toMatchObject({ retries: 3 });
  });
});
