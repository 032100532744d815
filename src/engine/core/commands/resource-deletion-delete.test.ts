import { describe, expect, it } from '@jest/globals';
import { processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { type TestEngine, testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick') }, ['start -> pick']);
const changed = processOf('order', { start: startEvent(), pack: serviceTask('pack') }, ['start -> pack']);
const keyOf = (record: { value: Record<string, unknown> }): string =>
  (record.value['processesMetadata'] as { processDefinitionKey: string }[])[0]!.processDefinitionKey;
const remove = (engine: TestEngine, resourceKey: string) =>
  engine.send('RESOURCE_DELETION', 'DELETE', { resourceKey }, { key: resourceKey });
const versionOf = (engine: TestEngine): unknown =>
  engine.accept('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId: 'order' }).value['version'];

describe('deleting a process', () => {
  it('makes the version before the latest; the number does not come again', () => {
    const engine = testEngine();
    engine.deploy(order);
    expect(remove(engine, keyOf(engine.deploy(changed)))).toMatchObject({ ok: true });
    expect(versionOf(engine)).toBe(1);
    engine.deploy(changed);
    expect(versionOf(engine)).toBe(3);
  });

  it('is refused while an instance of the version runs', () => {
    const engine = testEngine();
    const key = keyOf(engine.deploy(order));
    engine.start('order');
    expect(remove(engine, key)).toMatchObject({
      ok: false,
      rejectionType: 'INVALID_STATE',
      reason: `Expected to delete resource with key \`${key}\` but there are still running instances`,
    });
    engine.job('pick').complete();
    expect(remove(engine, key)).toMatchObject({ ok: true });
    expect(engine.storedResources()).toEqual([]);
  });

  it('is refused for a key that names no resource', () => {
    expect(remove(testEngine(), '77')).toMatchObject({ ok: false, rejectionType: 'NOT_FOUND' });
  });
});
