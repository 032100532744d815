import { describe, expect, it } from '@jest/globals';
import { boundary, error, mapping, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick') }, ['start -> pick']);

function started(variables = {}) {
  const engine = testEngine();
  engine.deploy(order);
  return { engine, instance: engine.start('order', variables) };
}

describe('activating jobs', () => {
  it('gives the oldest first, at most as many as asked for, with the variables asked for', () => {
    // given
    const { engine } = started({ a: 1, b: 2 });
    engine.start('order', { a: 3 });
    engine.start('order');
    // when
    const { keys, jobs } = engine.activate('pick', { maxJobsToActivate: 2, variables: ['a'], timeout: 5000 });
    // then
    expect(keys).toEqual([...keys].sort());
    expect(jobs).toMatchObject([
      { variables: { a: 1 }, worker: 'test', deadline: 5000, elementId: 'pick', processDefinitionVersion: 1 },
      { variables: { a: 3 } },
    ]);
    expect(engine.activate('pick').keys).toHaveLength(1);
    expect(engine.activate('pick').keys).toEqual([]);
  });

  it.each([
    [{ type: 'pick', maxJobsToActivate: 0, timeout: 1 }, 'max jobs to activate'],
    [{ type: 'pick', maxJobsToActivate: 1, timeout: 0 }, 'timeout'],
    [{ type: '', maxJobsToActivate: 1, timeout: 1 }, 'type'],
  ])('refuses %j', (request, field) => {
    const { engine } = started();
    const reply = engine.send('JOB_BATCH', 'ACTIVATE', request);
    expect(reply).toMatchObject({ ok: false, rejectionType: 'INVALID_ARGUMENT' });
    expect(JSON.stringify(reply)).toContain(`with ${field} to be`);
  });

  it('fits as many as the batch carries and says that there are more', () => {
    const engine = testEngine({ jobBatchBytesMax: 1500 });
    engine.deploy(order);
    for (let i = 0; i < 3; i++) engine.start('order', { text: 'x'.repeat(100) });
    const batch = engine.accept('JOB_BATCH', 'ACTIVATE', {
      type: 'pick',
      worker: 'w',
      timeout: 1,
      maxJobsToActivate: 9,
    });
    expect(batch.value).toMatchObject({ truncated: true });
    expect((batch.value['jobs'] as unknown[]).length).toBeLessThan(3);
    expect((batch.value['jobs'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('A job too large for any batch waits for a MESSAGE_SIZE_EXCEEDED incident and lets the others pass', () => {
    // given
    const engine = testEngine({ jobBatchBytesMax: 1500 });
    engine.deploy(order);
    const large = engine.start('order', { text: '法'.repeat(600) });
    engine.start('order');
    // when
    expect(engine.activate('pick').keys).toEqual([]);
    // then
    expect(engine.incidents()).toMatchObject([{ errorType: 'MESSAGE_SIZE_EXCEEDED' }]);
    expect(engine.activate('pick').keys).toHaveLength(1);
    // when
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: large.key, variables: { text: '' } });
    engine.resolve(engine.incidents()[0]!.key);
    // then
    expect(engine.activate('pick').keys).toHaveLength(1);
  });
});

describe('a job that times out', () => {
  it('costs no retry, may be activated again, and may still be completed by whoever has its key', () => {
    // given
    const { engine, instance } = started();
    engine.activate('pick', { timeout: 1000 });
    expect(engine.nextDueMs()).toBe(1000);
    // when
    engine.advance(1000);
    // then
    expect(engine.events('JOB').at(-1)).toBe('JOB TIMED_OUT pick');
    expect(engine.activate('pick').jobs).toMatchObject([{ retries: 3 }]);
    // when
    engine.advance(60_000);
    engine.job('pick').complete();
    // then
    expect(instance.hasEnded()).toBe(true);
  });

  it('is given back before its deadline when the gateway asks for it', () => {
    const { engine } = started();
    const [key] = engine.activate('pick').keys;
    engine.accept('JOB', 'TIME_OUT', {}, { key: key! });
    expect(engine.activate('pick').keys).toEqual([key]);
    expect(engine.send('JOB', 'TIME_OUT', {}, { key: '5' })).toMatchObject({ rejectionType: 'NOT_FOUND' });
  });
});

describe('failing a job', () => {
  it('sets the retries and makes the job activatable at once, with its variables local to the element', () => {
    const { engine, instance } = started();
    engine.job('pick').fail(2, { errorMessage: 'box is empty', variables: { tried: true } });
    expect(engine.activate('pick').jobs).toMatchObject([
      { retries: 2, errorMessage: 'box is empty', variables: { tried: true } },
    ]);
    expect(engine.local(instance.elementKey('pick'))).toEqual({ tried: true });
  });

  it('comes back after its back-off, not before', () => {
    const { engine } = started();
    engine.job('pick').fail(1, { retryBackoff: 5000 });
    expect(engine.activate('pick').keys).toEqual([]);
    expect(engine.job('pick').fail(1)).toMatchObject({
      rejectionType: 'INVALID_STATE',
      reason: expect.stringContaining("but it is in state 'FAILED'"),
    });
    engine.advance(4999);
    expect(engine.activate('pick').keys).toEqual([]);
    engine.advance(1);
    expect(engine.activate('pick').keys).toHaveLength(1);
  });

  it('is named in full where its back-off is over in the step of time in which a timer ends its task', () => {
    const { engine } = started();
    const { key } = engine.job('pick');
    engine.job('pick').fail(1, { retryBackoff: 5000 });
    engine.nowMs += 5000;
    const [recur] = engine.due();
    expect(recur).toMatchObject({
      valueType: 'JOB',
      intent: 'RECUR_AFTER_BACKOFF',
      key,
      value: { type: 'pick', retries: 1 },
    });
  });

  it('raises JOB_NO_RETRIES without retries; resolving needs retries first, and is answered NOT_FOUND as in Zeebe', () => {
    // given
    const { engine, instance } = started();
    engine.job('pick').fail(0, { errorMessage: 'box is empty' });
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'box is empty', elementId: 'pick' });
    expect(incident!.jobKey).toBe(engine.job('pick').key);
    // when
    const refused = engine.resolve(incident!.key);
    // then
    expect(refused).toMatchObject({ ok: false, rejectionType: 'NOT_FOUND' });
    expect(engine.rejections().at(-1)).toMatchObject({ rejectionType: 'INVALID_STATE' });
    // when
    engine.job('pick').updateRetries(1);
    expect(engine.activate('pick').keys).toEqual([]);
    engine.resolve(incident!.key);
    // then
    expect(engine.jobsAvailable.at(-1)).toBe('pick');
    engine.job('pick').complete();
    expect(instance.hasEnded()).toBe(true);
  });

  it('waits for its incident when retries come back, whatever back-off it once had', () => {
    // given
    const { engine } = started();
    engine.job('pick').fail(1, { retryBackoff: 5000 });
    engine.advance(5000);
    engine.job('pick').fail(0, { retryBackoff: 5000 });
    // when
    engine.job('pick').updateRetries(1);
    engine.advance(10_000);
    // then
    expect(engine.activate('pick').keys).toEqual([]);
    engine.resolve(engine.incidents()[0]!.key);
    expect(engine.activate('pick').keys).toHaveLength(1);
  });

  it('says so without a message, and cuts a long one at 10,000 characters', () => {
    const { engine } = started();
    engine.job('pick').fail(1, { errorMessage: 'x'.repeat(10_001) });
    expect(String(engine.activate('pick').jobs[0]!['errorMessage'])).toHaveLength(10_003);
    engine.job('pick').fail(0);
    expect(engine.incidents()).toMatchObject([{ errorMessage: 'No more retries left.' }]);
  });

  it('cancels the incident together with the instance', () => {
    const { engine, instance } = started();
    engine.job('pick').fail(0);
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key: instance.key });
    expect(engine.incidents()).toEqual([]);
    expect(engine.events('INCIDENT')).toEqual(['INCIDENT CREATED pick', 'INCIDENT RESOLVED pick']);
  });
});

describe('throwing an error', () => {
  it('is caught by the boundary event, which gets the variables for its output mappings only', () => {
    // given: as the real broker, error variables do not go on by themselves
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      pick: serviceTask('pick'),
      plain: boundary('pick', error('EMPTY')),
      mapped: boundary('pick', error('LOST'), { outputs: [mapping('=where', 'lostAt')] }),
      next: serviceTask('next'),
    };
    engine.deploy(processOf('order', elements, ['start -> pick', 'plain -> next', 'mapped -> next']));
    const [plain, mapped] = [engine.start('order'), engine.start('order')];
    // when
    engine.job('pick').throwError('EMPTY', { variables: { where: 'a' } });
    engine.job('pick').throwError('LOST', { variables: { where: 'b' } });
    // then
    expect([plain.waitingAt(), mapped.waitingAt()]).toEqual([['next'], ['next']]);
    expect([plain.variables(), mapped.variables()]).toEqual([{}, { lostAt: 'b' }]);
    expect(engine.events('JOB')).not.toContain('JOB CANCELED pick');
  });

  it('is an UNHANDLED_ERROR_EVENT incident without a catch; the job waits until it is resolved', () => {
    // given
    const { engine, instance } = started();
    // when
    engine.job('pick').throwError('EMPTY', { errorMessage: 'box' });
    // then
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'UNHANDLED_ERROR_EVENT',
        elementId: 'NO_CATCH_EVENT_FOUND',
        errorMessage:
          "Expected to throw an error event with the code 'EMPTY' with message 'box', but it was not caught. No error events are available in the scope.",
      },
    ]);
    expect(engine.job('pick').complete()).toMatchObject({ reason: expect.stringContaining("state 'ERROR_THROWN'") });
    // when
    engine.resolve(engine.incidents()[0]!.key);
    engine.job('pick').complete();
    // then
    expect(instance.hasEnded()).toBe(true);
  });
});

describe('commands to a job that is not there', () => {
  it.each([
    ['COMPLETE', 'complete'],
    ['FAIL', 'fail'],
    ['THROW_ERROR', 'throw an error for'],
  ] as const)('%s is NOT_FOUND', (intent, verb) => {
    const engine = testEngine();
    expect(engine.send('JOB', intent, {}, { key: '12' })).toMatchObject({
      ok: false,
      rejectionType: 'NOT_FOUND',
      reason: `Expected to ${verb} job with key '12', but no such job was found`,
      commandIntent: intent,
    });
  });

  it('UPDATE_RETRIES wants a positive number and a job', () => {
    const { engine } = started();
    expect(engine.job('pick').updateRetries(0)).toMatchObject({ rejectionType: 'INVALID_ARGUMENT' });
    expect(engine.send('JOB', 'UPDATE_RETRIES', { retries: 1 }, { key: '9' })).toMatchObject({
      rejectionType: 'NOT_FOUND',
    });
  });
});
