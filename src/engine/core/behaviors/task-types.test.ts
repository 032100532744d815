import { describe, expect, it } from '@jest/globals';
import {
  element,
  endEvent,
  expression,
  mapping,
  processOf,
  receiveTask,
  serviceTask,
  startEvent,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

describe('tasks without a worker', () => {
  it('Undefined and manual tasks are passed through', () => {
    const engine = testEngine();
    const elements = { start: startEvent(), a: element('TASK'), b: element('MANUAL_TASK'), end: endEvent() };
    engine.deploy(processOf('p', elements, ['start -> a', 'a -> b', 'b -> end']));
    expect(engine.start('p').completed()).toEqual(['start', 'a', 'b', 'end', 'p']);
  });

  it('A receive task waits for its message', () => {
    const engine = testEngine();
    engine.deploy(processOf('p', { start: startEvent(), wait: receiveTask('paid', '=id') }, ['start -> wait']));
    const instance = engine.start('p', { id: 'a' });
    expect(instance.waitingAt()).toEqual(['wait']);
    engine.publish('paid', 'a', { amount: 3 });
    expect(instance.completed()).toEqual(['start', 'wait', 'p']);
    expect(engine.events('VARIABLE').at(-1)).toBe('VARIABLE CREATED amount');
  });

  it('A script task writes the value of its expression to its result variable', () => {
    const engine = testEngine();
    const script = { script: { expression: expression('=0.1 + 0.2'), resultVariable: 'sum' } };
    const elements = { start: startEvent(), calc: element('SCRIPT_TASK', script), t: serviceTask('t') };
    engine.deploy(processOf('p', elements, ['start -> calc', 'calc -> t']));
    expect(engine.start('p').variables()).toEqual({ sum: 0.3 });
  });

  it('A script task with output mappings keeps the result to itself', () => {
    const engine = testEngine();
    const script = {
      script: { expression: expression('={a: 1, b: 2}'), resultVariable: 'raw' },
      outputs: [mapping('=raw.b', 'kept')],
    };
    const elements = { start: startEvent(), calc: element('SCRIPT_TASK', script), t: serviceTask('t') };
    engine.deploy(processOf('p', elements, ['start -> calc', 'calc -> t']));
    expect(engine.start('p').variables()).toEqual({ kept: 2 });
  });

  it('Send, script and business rule tasks with a job wait for it', () => {
    const job = { job: { type: expression('j'), retries: expression('1'), headers: {} } };
    for (const type of ['SEND_TASK', 'SCRIPT_TASK', 'BUSINESS_RULE_TASK'] as const) {
      const engine = testEngine();
      engine.deploy(processOf('p', { start: startEvent(), t: element(type, job) }, ['start -> t']));
      const instance = engine.start('p');
      expect(instance.waitingAt()).toEqual(['t']);
      engine.job('j').complete();
      expect(instance.hasEnded()).toBe(true);
    }
  });
});
