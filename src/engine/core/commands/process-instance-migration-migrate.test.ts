import { describe, expect, it } from '@jest/globals';
import { processOf, serviceTask, startEvent, userTask } from '../testing/process-builder.js';
import { type TestEngine, testEngine } from '../testing/test-engine.js';

const source = processOf('source', { start: startEvent(), a: serviceTask('work') }, ['start -> a']);
const target = processOf(
  'target',
  { start: startEvent(), b: serviceTask('other'), u: userTask(), c: serviceTask('then') },
  ['start -> b', 'b -> c', 'start -> u'],
);

function given(): { engine: TestEngine; key: string; to: string } {
  const engine = testEngine();
  engine.deploy(source);
  const deployed = engine.deploy(target).value['processesMetadata'] as { processDefinitionKey: string }[];
  return { engine, key: engine.start('source').key, to: deployed[0]!.processDefinitionKey };
}

const migrate = (engine: TestEngine, key: string, targetProcessDefinitionKey: string, pairs: Record<string, string>) =>
  engine.send(
    'PROCESS_INSTANCE_MIGRATION',
    'MIGRATE',
    {
      targetProcessDefinitionKey,
      mappingInstructions: Object.entries(pairs).map(([sourceElementId, targetElementId]) => ({
        sourceElementId,
        targetElementId,
      })),
    },
    { key },
  );

describe('migrating a process instance', () => {
  it('takes the job along, as it is, and goes on in the target', () => {
    const { engine, key, to } = given();
    expect(migrate(engine, key, to, { a: 'b' })).toMatchObject({ ok: true });
    engine.job('work').complete();
    expect(engine.hasJob('then')).toBe(true);
  });

  it.each([
    [
      'an element without a mapping',
      {},
      'INVALID_STATE',
      /no mapping instruction defined for active element with id 'a'/,
    ],
    ['another type', { a: 'u' }, 'INVALID_STATE', /different type 'USER_TASK'/],
    ['an unknown source', { x: 'b' }, 'INVALID_ARGUMENT', /non-existing source element id 'x'/],
    ['an unknown target', { a: 'x' }, 'INVALID_ARGUMENT', /non-existing target element id 'x'/],
  ])('refuses %s and changes nothing', (_, pairs, rejectionType, reason) => {
    const { engine, key, to } = given();
    const before = engine.state();
    expect(migrate(engine, key, to, pairs as Record<string, string>)).toMatchObject({
      ok: false,
      rejectionType,
      reason: expect.stringMatching(reason),
    });
    expect(engine.state()['element_instance']).toEqual(before['element_instance']);
    expect(engine.state()['job']).toEqual(before['job']);
  });

  it('refuses a definition and an instance that do not exist', () => {
    const { engine, key, to } = given();
    expect(migrate(engine, key, '77', {})).toMatchObject({ rejectionType: 'NOT_FOUND' });
    expect(migrate(engine, '77', to, {})).toMatchObject({ rejectionType: 'NOT_FOUND' });
  });
});
