import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { end, flow, oneTask, processXml, serviceTask, start } from './testing/bpmn.js';
import { RunningEngine, START_MS } from './testing/running-engine.js';

/** Every promise an unmodified zeebe-node client relies on, through the wire. */
let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
});
afterEach(() => engine.stop());

const AFTER_MESSAGE = processXml(
  'waits',
  `${start()}
   <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="med" messageRef="msg" /></bpmn:intermediateCatchEvent>
   ${serviceTask('after')}${end()}${flow('start', 'wait', 'after', 'end')}`,
  `<bpmn:message id="msg" name="penalty-case.statement"><bpmn:extensionElements><zeebe:subscription correlationKey="=caseId" /></bpmn:extensionElements></bpmn:message>`,
);

const AFTER_TIMER = processXml(
  'sleeps',
  `${start()}
   <bpmn:intermediateCatchEvent id="sleep"><bpmn:timerEventDefinition id="ted"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
   ${serviceTask('after')}${end()}${flow('start', 'sleep', 'after', 'end')}`,
);

const WITH_ERROR_BOUNDARY = processXml(
  'catches',
  `${start()}${serviceTask('risky')}
   <bpmn:boundaryEvent id="refused" attachedToRef="risky"><bpmn:errorEventDefinition id="eed" errorRef="err" /></bpmn:boundaryEvent>
   ${serviceTask('after')}${end()}${end('end2')}${flow('start', 'risky', 'end')}${flow('refused', 'after', 'end2')}`,
  `<bpmn:error id="err" errorCode="REFUSED" />`,
);

const DECISION = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="thresholds-drg" name="Thresholds" namespace="http://fadu.test">
  <decision id="thresholds" name="Penalty thresholds">
    <decisionTable id="table" hitPolicy="FIRST">
      <input id="in"><inputExpression id="ie" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="out" name="panelRequired" typeRef="boolean" />
      <rule id="large"><inputEntry id="i1"><text>&gt;= 100000</text></inputEntry><outputEntry id="o1"><text>true</text></outputEntry></rule>
      <rule id="small"><inputEntry id="i2"><text></text></inputEntry><outputEntry id="o2"><text>false</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

describe('topology', () => {
  it('should name one healthy broker at the address the client uses', async () => {
    const topology = await engine.client.topology();
    expect(topology.brokers).toEqual([
      {
        nodeId: 0,
        host: '127.0.0.1',
        port: engine.gateway.port,
        partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }],
        version: '8.5.8',
      },
    ]);
  });
});

describe('deployment', () => {
  it('should answer version and key, and the same ones when the same is deployed again', async () => {
    const first = await engine.deploy('one-task.bpmn', oneTask());
    const again = await engine.deploy('one-task.bpmn', oneTask());
    const changed = await engine.deploy('one-task.bpmn', oneTask('one-task', 'other'));
    const process = (answer: typeof first) => (answer.deployments[0] as unknown as { process: object }).process;
    expect(process(first)).toMatchObject({
      bpmnProcessId: 'one-task',
      version: 1,
      resourceName: 'one-task.bpmn',
      tenantId: '<default>',
    });
    expect(process(again)).toEqual(process(first));
    expect(process(changed)).toMatchObject({ version: 2 });
  });

  it('should refuse what cannot be executed with element, reason and remedy, and deploy nothing of it', async () => {
    const broken = processXml(
      'broken',
      `${start()}<bpmn:exclusiveGateway id="choice" />${flow('start', 'choice')}${flow('choice', 'nowhere')}`,
    );
    await expect(engine.deploy('broken.bpmn', broken)).rejects.toMatchObject({
      code: 3,
      details: expect.stringMatching(
        /^Command 'CREATE' rejected with code 'INVALID_ARGUMENT': .*broken\.bpmn.*Remedy:/s,
      ),
    });
    await expect(engine.create('broken')).rejects.toMatchObject({ code: 5 });
  });

  it('should refuse a resource of an unknown kind', async () => {
    await expect(engine.deploy('notes.txt', 'hello')).rejects.toMatchObject({
      code: 3,
      details: expect.stringContaining('unknown resource type'),
    });
  });

  it('should evaluate a deployed decision', async () => {
    await engine.client.deployResource({ name: 'thresholds.dmn', decision: Buffer.from(DECISION) });
    const answer = await engine.client.evaluateDecision({ decisionId: 'thresholds', variables: { amount: 150_000 } });
    expect(answer).toMatchObject({
      decisionId: 'thresholds',
      decisionVersion: 1,
      decisionOutput: 'true',
      failureMessage: '',
    });
    expect(answer.evaluatedDecisions[0]!.matchedRules).toMatchObject([{ ruleId: 'large', ruleIndex: 1 }]);
    await expect(engine.client.evaluateDecision({ decisionId: 'absent', variables: {} })).rejects.toMatchObject({
      code: 3,
    });
  });
});

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
    ['a blank type', { type: ' ' }, /type/],
    ['a blank worker', { worker: '' }, /worker/],
    ['no time', { timeout: 0 }, /timeout/],
    ['no jobs', { maxJobsToActivate: 0 }, /maxJobsToActivate/],
    ['a foreign tenant', { tenantIds: ['north'] }, /north/],
  ])('should refuse a request with %s', async (_, wrong, message) => {
    const stream = await engine.poll({ type: 'work', ...wrong });
    stream.on('data', () => undefined);
    const error = await new Promise<{ code: number; details: string }>((resolve) => stream.on('error', resolve));
    expect(error.code).toBe(3);
    expect(error.details).toMatch(message);
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
    expect(after.variables).toEqual({ by: 'party' });
    await engine.client.completeJob({ jobKey: after.key, variables: {} });
    expect(engine.completed(instance)).toBe(true);
  });
});

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

describe('instances', () => {
  beforeEach(() =>
    engine.deploy(
      'two.bpmn',
      processXml('two', start() + serviceTask('a') + serviceTask('b') + end() + flow('start', 'a', 'b', 'end')),
    ),
  );

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
      details: expect.stringContaining('an array'),
    });
    await expect(engine.stub.createProcessInstanceSync({ ...request, variables: '{' })).rejects.toMatchObject({
      code: 3,
      details: expect.stringContaining('invalid JSON'),
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

describe('signals', () => {
  it('should accept a broadcast that nobody waits for', async () => {
    await expect(engine.client.broadcastSignal({ signalName: 'alarm', variables: {} })).resolves.toMatchObject({
      key: expect.stringMatching(/^\d{16}$/),
    });
  });
});
