import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { oneTask } from './testing/bpmn.js';
import { WITH_ERROR_BOUNDARY } from './testing/processes.js';
import { RunningEngine, START_MS } from './testing/running-engine.js';

let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
});
afterEach(() => engine.stop());

describe('jobs', () => {
  beforeEach(() => engine.deploy('one-task.bpmn', oneTask()));

  it('should run an instance to its end with a worker', async () => {
    // given
    const done = new Promise<object>((resolve) => {
      engine.client.createWorker({
        taskType: 'work',
        loglevel: 'NONE',
        taskHandler: async (job) => {
          const outcome = await job.complete({ answer: 42 });
          resolve({ variables: job.variables, headers: job.customHeaders });
          return outcome;
        },
      });
    });
    // when
    const result = await engine.client.createProcessInstanceWithResult({
      bpmnProcessId: 'one-task',
      variables: { question: '?' },
    });
    // then
    expect(await done).toEqual({ variables: { question: '?' }, headers: {} });
    expect(result.variables).toEqual({ question: '?', answer: 42 });
    expect(engine.completed(result.processInstanceKey)).toBe(true);
  });

  it('should wake a waiting request as soon as its job exists', async () => {
    const waiting = engine.activate('work', 5_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const startedMs = Date.now();
    const instance = await engine.create('one-task');
    expect(await waiting).toMatchObject([
      { processInstanceKey: instance, elementId: 'task', retries: 3, deadline: String(START_MS + 60_000) },
    ]);
    expect(Date.now() - startedMs).toBeLessThan(1_000);
  });

  it('should end a waiting request, empty, when its time is over', async () => {
    const startedMs = Date.now();
    expect(await engine.activate('work', 200)).toEqual([]);
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(195);
    expect(Date.now() - startedMs).toBeLessThan(1_000);
  });

  it('should not lose a job to a client that has left', async () => {
    // given
    const stream = await engine.poll({ type: 'work', worker: 'leaving', requestTimeout: 10_000 });
    stream.on('error', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    // when
    stream.cancel();
    const instance = await engine.create('one-task');
    // then
    expect(await engine.job('work')).toMatchObject({ processInstanceKey: instance, worker: 'test' });
  });

  it('should hand every job to one of many waiting requests', async () => {
    const waiting = Array.from({ length: 20 }, () => engine.activate('work', 1_000));
    await Promise.all(Array.from({ length: 60 }, () => engine.create('one-task')));
    const handed = [...(await Promise.all(waiting)), await engine.activate('work')].flat().map(({ key }) => key);
    expect(new Set(handed).size).toBe(60);
    expect(handed).toHaveLength(60);
  });

  it('should raise an incident when retries run out and go on once it is resolved', async () => {
    // given
    const instance = await engine.create('one-task');
    const job = await engine.job('work');
    await engine.client.failJob({ jobKey: job.key, retries: 1, errorMessage: 'printer', retryBackOff: 0 });
    expect((await engine.job('work')).key).toBe(job.key);
    await engine.client.failJob({ jobKey: job.key, retries: 0, errorMessage: 'printer on fire', retryBackOff: 0 });
    expect(await engine.activate('work')).toEqual([]);
    const [incident] = engine.records({ valueType: 'INCIDENT', intent: 'CREATED' });
    expect(incident!.value).toMatchObject({
      errorType: 'JOB_NO_RETRIES',
      errorMessage: 'printer on fire',
      jobKey: job.key,
    });
    await expect(engine.client.resolveIncident({ incidentKey: incident!.key })).rejects.toMatchObject({ code: 5 });
    // when
    await engine.client.updateJobRetries({ jobKey: job.key, retries: 1 });
    await engine.client.resolveIncident({ incidentKey: incident!.key });
    await engine.client.completeJob({ jobKey: (await engine.job('work')).key, variables: {} });
    // then
    expect(engine.completed(instance)).toBe(true);
  });

  it('should wait out a back-off by the engine clock', async () => {
    await engine.create('one-task');
    const { key } = await engine.job('work');
    await engine.client.failJob({ jobKey: key, retries: 2, errorMessage: 'busy', retryBackOff: 3_600_000 });
    expect(await engine.activate('work')).toEqual([]);
    await engine.runtime.setClock({ nowMs: START_MS + 3_600_000, ticking: false });
    expect(await engine.activate('work')).toMatchObject([{ key, retries: 2 }]);
  });

  it('should hand a job out again when its worker did not answer in time, without costing a retry', async () => {
    await engine.create('one-task');
    const { key } = await engine.job('work');
    await engine.runtime.setClock({ nowMs: START_MS + 60_001, ticking: false });
    expect(await engine.activate('work')).toMatchObject([{ key, retries: 3 }]);
  });

  it.each([
    ['no type', { type: '' }, /^Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': .* type to be present/],
    ['no time', { timeout: 0 }, /^Command 'ACTIVATE' rejected .* timeout to be greater than zero, but it was '0'$/],
    ['a foreign tenant', { tenantIds: ['north'] }, /north/],
  ])('should refuse a request with %s', async (_, wrong, message) => {
    const stream = await engine.poll({ type: 'work', requestTimeout: 60_000, ...wrong });
    stream.on('data', () => undefined);
    const error = await new Promise<{ code: number; details: string }>((resolve) => stream.on('error', resolve));
    expect(error.code).toBe(3);
    expect(error.details).toMatch(message);
  });

  it('should end a request for no jobs at once and empty, as Zeebe does', async () => {
    await engine.create('one-task');
    const stream = await engine.poll({ type: 'work', maxJobsToActivate: 0, requestTimeout: 60_000 });
    const messages: unknown[] = [];
    for await (const message of stream) messages.push(message);
    expect(messages).toEqual([]);
  });

  it('should tell a client that completes a job twice', async () => {
    await engine.create('one-task');
    const { key } = await engine.job('work');
    await engine.client.completeJob({ jobKey: key, variables: {} });
    await expect(engine.client.completeJob({ jobKey: key, variables: {} })).rejects.toMatchObject({
      code: 5,
      details: expect.stringMatching(/^Command 'COMPLETE' rejected with code 'NOT_FOUND': /),
    });
  });

  it('should route a thrown error to its boundary event', async () => {
    await engine.deploy('catches.bpmn', WITH_ERROR_BOUNDARY);
    const instance = await engine.create('catches');
    const { key } = await engine.job('risky');
    await engine.client.throwError({
      jobKey: key,
      errorCode: 'REFUSED',
      errorMessage: 'the party refused',
      variables: { by: 'party' },
    });
    const after = await engine.job('after');
    await engine.client.completeJob({ jobKey: after.key, variables: {} });
    expect(engine.completed(instance)).toBe(true);
    const [variable] = engine.records({ valueType: 'VARIABLE', intent: 'CREATED' });
    expect(variable!.value).toMatchObject({ name: 'by', value: '"party"' });
  });
});
