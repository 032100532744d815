import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AFTER_MESSAGE, AFTER_TIMER } from './testing/processes.js';
import { RunningEngine, START_MS } from './testing/running-engine.js';

let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
});
afterEach(() => engine.stop());

describe('messages and timers', () => {
  it('should correlate a message by its key, also when it comes first', async () => {
    await engine.deploy('waits.bpmn', AFTER_MESSAGE);
    await engine.create('waits', { caseId: 'A-1' });
    const early = {
      name: 'penalty-case.statement',
      correlationKey: 'A-2',
      variables: { points: 2 },
      timeToLive: 60_000,
    };
    await engine.client.publishMessage({ ...early, correlationKey: 'A-1', variables: { points: 1 } });
    await engine.client.publishMessage(early);
    expect((await engine.job('after')).variables).toEqual({
      caseId: 'A-1',
      points: 1,
    });
    await engine.create('waits', { caseId: 'A-2' });
    expect((await engine.job('after')).variables).toEqual({
      caseId: 'A-2',
      points: 2,
    });
  });

  it('should refuse a message id that is still buffered', async () => {
    const message = { name: 'm', correlationKey: 'k', messageId: 'once', variables: {}, timeToLive: 60_000 };
    await engine.client.publishMessage(message);
    await expect(engine.client.publishMessage(message)).rejects.toMatchObject({ code: 6 });
  });

  it('should fire a timer when the controlled clock passes its date', async () => {
    await engine.deploy('sleeps.bpmn', AFTER_TIMER);
    const instance = await engine.create('sleeps');
    await engine.runtime.setClock({ nowMs: START_MS + 5 * 86_400_000 - 1, ticking: false });
    expect(await engine.activate('after')).toEqual([]);
    await engine.runtime.setClock({ nowMs: START_MS + 5 * 86_400_000, ticking: false });
    expect(await engine.activate('after')).toMatchObject([{ processInstanceKey: instance }]);
  });
});

describe('signals', () => {
  it('should accept a broadcast that nobody waits for', async () => {
    await expect(engine.client.broadcastSignal({ signalName: 'alarm', variables: {} })).resolves.toMatchObject({
      key: expect.stringMatching(/^\d{16}$/),
    });
  });
});
