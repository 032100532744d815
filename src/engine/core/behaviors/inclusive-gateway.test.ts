import { describe, expect, it } from '@jest/globals';
import { inclusive, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine, type TestEngine, type TestInstance } from '../testing/test-engine.js';

function started(x: unknown): { engine: TestEngine; instance: TestInstance } {
  const engine = testEngine();
  const elements = {
    start: startEvent(),
    g: inclusive(),
    a: serviceTask('a'),
    b: serviceTask('b'),
    c: serviceTask('c'),
  };
  const flows = ['start -> g', 'g -> a : =x > 1', 'g -> b : =x > 2', 'g -> c : default'];
  engine.deploy(processOf('p', elements, flows));
  return { engine, instance: engine.start('p', { x: x as number }) };
}

describe('inclusive gateway', () => {
  it('takes every flow whose condition holds', () => {
    expect(started(3).instance.waitingAt().sort()).toEqual(['a', 'b']);
    expect(started(2).instance.waitingAt()).toEqual(['a']);
  });

  it('takes the default flow when none holds', () => {
    expect(started(0).instance.waitingAt()).toEqual(['c']);
  });

  it('EXTRACT_VALUE_ERROR: takes none while a condition is no boolean', () => {
    const { engine, instance } = started('many');
    expect(instance.waitingAt()).toEqual(['g']);
    expect(engine.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'g' }]);
  });
});
