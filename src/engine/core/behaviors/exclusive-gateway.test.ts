import { describe, expect, it } from '@jest/globals';
import { element, endEvent, exclusive, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const elements = { start: startEvent(), gate: exclusive(), a: endEvent(), b: endEvent(), c: endEvent() };

function decide(flows: readonly string[], variables: Record<string, string | number | null>) {
  const engine = testEngine();
  engine.deploy(processOf('p', elements, ['start -> gate', ...flows]));
  return { engine, instance: engine.start('p', variables) };
}

describe('exclusive gateway', () => {
  it('Last to first: of two true conditions the later one in the file wins', () => {
    const { instance } = decide(['gate -> a : =x > 1', 'gate -> b : =x > 0', 'gate -> c : default'], { x: 2 });
    expect(instance.completed()).toEqual(['start', 'gate', 'b', 'p']);
  });

  it('takes the default flow last, wherever it stands', () => {
    const { instance } = decide(['gate -> a : default', 'gate -> b : =x > 0'], { x: 2 });
    expect(instance.completed()).toContain('b');
  });

  it('raises a CONDITION_ERROR when no condition is true and none is the default', () => {
    const { engine, instance } = decide(['gate -> a : =x > 1', 'gate -> b : =x < 0'], { x: 1 });
    expect(engine.incidents()).toMatchObject([{ errorType: 'CONDITION_ERROR', elementId: 'gate' }]);
    expect(instance.hasEnded()).toBe(false);
  });

  it('raises an EXTRACT_VALUE_ERROR for a condition that is null', () => {
    const { engine } = decide(['gate -> a : =missing', 'gate -> b : default'], {});
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'EXTRACT_VALUE_ERROR',
        errorMessage: "Expected result of the expression 'missing' to be 'BOOLEAN', but was 'NULL'.",
      },
    ]);
  });

  it('evaluates again when the incident is resolved, and raises a new one while it still fails', () => {
    // given
    const { engine, instance } = decide(['gate -> a : =x > 1', 'gate -> b : =x < 0'], { x: 1 });
    const first = engine.incidents()[0]!.key;
    // when
    engine.resolve(first);
    // then
    const [second] = engine.incidents();
    expect(second!.key).not.toBe(first);
    // when
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { x: 2 } });
    engine.resolve(second!.key);
    // then
    expect(instance.completed()).toEqual(['start', 'gate', 'a', 'p']);
  });

  it('takes a single flow without condition, and ends its path without any', () => {
    const engine = testEngine();
    const merge = { start: startEvent(), one: exclusive(), task: serviceTask('t'), last: exclusive() };
    engine.deploy(processOf('p', { ...merge, idle: element('TASK') }, ['start -> one', 'one -> task', 'task -> last']));
    const instance = engine.start('p');
    engine.job('t').complete();
    expect(instance.completed()).toEqual(['start', 'one', 'task', 'last', 'p']);
  });
});
