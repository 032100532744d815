import { describe, expect, it } from '@jest/globals';
import { processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick') }, ['start -> pick']);
const changed = processOf('order', { start: startEvent(), pack: serviceTask('pack') }, ['start -> pack']);
const other = processOf('other', { start: startEvent() }, []);

const versions = (record: { value: Record<string, unknown> }): unknown =>
  (record.value['processesMetadata'] as Record<string, unknown>[]).map(({ bpmnProcessId, version, duplicate }) => [
    bpmnProcessId,
    version,
    duplicate,
  ]);

describe('deploying', () => {
  it('counts versions per process id; unchanged resources keep version and key', () => {
    const engine = testEngine();
    const first = engine.deploy(order);
    const again = engine.deploy(order);
    expect(versions(first)).toEqual([['order', 1, false]]);
    expect(versions(again)).toEqual([['order', 1, true]]);
    expect(again.value['processesMetadata']).toMatchObject([
      {
        processDefinitionKey: (first.value['processesMetadata'] as { processDefinitionKey: string }[])[0]!
          .processDefinitionKey,
      },
    ]);
    expect(versions(engine.deploy(changed))).toEqual([['order', 2, false]]);
  });

  it('gives a new version only to the resources of a deployment that changed', () => {
    const engine = testEngine();
    engine.deploy(order, other);
    expect(versions(engine.deploy(order, other))).toEqual([
      ['order', 1, true],
      ['other', 1, true],
    ]);
    expect(versions(engine.deploy(changed, other))).toEqual([
      ['order', 2, false],
      ['other', 1, true],
    ]);
  });

  it('keeps running instances on their version', () => {
    const engine = testEngine();
    engine.deploy(order);
    const instance = engine.start('order');
    engine.deploy(changed);
    engine.job('pick').complete();
    expect(instance.hasEnded()).toBe(true);
  });

  it('refuses what the parser refused, an empty deployment, and one id twice', () => {
    const engine = testEngine();
    const refuse = (prepared: unknown) => engine.send('DEPLOYMENT', 'CREATE', {}, { prepared } as never);
    expect(refuse({ ok: false, reason: 'element x: …' })).toMatchObject({
      rejectionType: 'INVALID_ARGUMENT',
      reason: 'element x: …',
    });
    expect(refuse({ ok: true, resources: [] })).toMatchObject({ rejectionType: 'INVALID_ARGUMENT' });
    const twice = ['a.bpmn', 'b.bpmn'].map((resourceName) => ({ kind: 'process', resourceName, processes: [order] }));
    expect(refuse({ ok: true, resources: twice })).toMatchObject({
      reason: expect.stringContaining("Duplicated process id in resources 'a.bpmn' and 'b.bpmn'"),
    });
    expect(engine.storedResources()).toEqual([]);
  });

  it('keeps the texts for a restart', () => {
    const engine = testEngine();
    engine.deploy(order);
    engine.deploy(changed);
    expect(engine.storedResources()).toMatchObject([
      { kind: 'process', bpmnProcessId: 'order', version: 1, resourceName: 'order.bpmn' },
      { kind: 'process', bpmnProcessId: 'order', version: 2 },
    ]);
  });
});
