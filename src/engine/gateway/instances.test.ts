import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AFTER_TIMER, TWO_TASKS } from './testing/processes.js';
import { RunningEngine, START_MS } from './testing/running-engine.js';

let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
});
afterEach(() => engine.stop());

describe('instances', () => {
  beforeEach(() => engine.deploy('two.bpmn', TWO_TASKS));

  it('should cancel: the job can no longer be completed, and a second cancellation finds nothing', async () => {
    const instance = await engine.create('two');
    const { key } = await engine.job('a');
    await engine.client.cancelProcessInstance(instance);
    await expect(engine.client.completeJob({ jobKey: key, variables: {} })).rejects.toMatchObject({ code: 5 });
    await expect(engine.client.cancelProcessInstance(instance)).rejects.toMatchObject({ code: 5 });
  });

  it('should set variables of a running instance', async () => {
    const instance = await engine.create('two', { stage: 1 });
    await engine.client.setVariables({ elementInstanceKey: instance, variables: { stage: 2 }, local: false });
    expect((await engine.job('a')).variables).toEqual({ stage: 2 });
  });

  it('should move a token by modification', async () => {
    const instance = await engine.create('two');
    const { key, elementInstanceKey } = await engine.job('a');
    await engine.client.modifyProcessInstance({
      processInstanceKey: instance,
      activateInstructions: [
        {
          elementId: 'b',
          ancestorElementInstanceKey: '-1',
          variableInstructions: [{ scopeId: '', variables: { moved: true } }],
        },
      ],
      terminateInstructions: [{ elementInstanceKey }],
    });
    const moved = await engine.job('b');
    expect(moved.variables).toEqual({ moved: true });
    await expect(engine.client.completeJob({ jobKey: key, variables: {} })).rejects.toMatchObject({ code: 5 });
    await engine.client.completeJob({ jobKey: moved.key, variables: {} });
    expect(engine.completed(instance)).toBe(true);
  });

  it('should answer DEADLINE_EXCEEDED when the result takes too long, and the instance goes on', async () => {
    await expect(
      engine.client.createProcessInstanceWithResult({ bpmnProcessId: 'two', variables: {}, requestTimeout: 150 }),
    ).rejects.toMatchObject({ code: 4 });
    expect(await engine.job('a')).toMatchObject({ bpmnProcessId: 'two' });
  });

  it('should refuse variables that are not a JSON object, and processes that do not exist', async () => {
    const request = { bpmnProcessId: 'two', version: -1 };
    await expect(engine.stub.createProcessInstanceSync({ ...request, variables: '[1]' })).rejects.toMatchObject({
      code: 3,
      details: "Property 'variables' is invalid: Expected document to be a root level object, but was 'ARRAY'",
    });
    await expect(engine.stub.createProcessInstanceSync({ ...request, variables: '{' })).rejects.toMatchObject({
      code: 3,
      details: expect.stringMatching(/^Invalid JSON value: \{\n/),
    });
    await expect(engine.create('absent')).rejects.toMatchObject({ code: 5 });
  });

  it('should refuse a request beyond 4 MiB with a code that clients do not repeat', async () => {
    await expect(engine.create('two', { large: 'x'.repeat(5_000_000) })).rejects.toMatchObject({ code: 3 });
  });

  it('should go on where it was after a restart: jobs, timers and definitions', async () => {
    // given
    await engine.deploy('sleeps.bpmn', AFTER_TIMER);
    const [working, sleeping] = [await engine.create('two', { n: 7 }), await engine.create('sleeps')];
    const before = engine.records().length;
    // when
    await engine.restart();
    // then
    expect(engine.records()).toHaveLength(before);
    const first = await engine.job('a');
    expect(first.variables).toEqual({ n: 7 });
    await engine.client.completeJob({ jobKey: first.key, variables: {} });
    await engine.client.completeJob({ jobKey: (await engine.job('b')).key, variables: {} });
    expect(engine.completed(working)).toBe(true);
    await engine.runtime.setClock({ nowMs: START_MS + 6 * 86_400_000, ticking: false });
    expect(await engine.activate('after')).toMatchObject([{ processInstanceKey: sleeping }]);
    const positions = engine.records().map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, i) => i + 1));
  });
});
