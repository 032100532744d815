import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flow, oneTask, processXml, start } from './testing/bpmn.js';
import { DECISION } from './testing/processes.js';
import { RunningEngine } from './testing/running-engine.js';

let engine: RunningEngine;
beforeEach(async () => {
  engine = await RunningEngine.start();
});
afterEach(() => engine.stop());

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
