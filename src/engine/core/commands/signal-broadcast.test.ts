import { describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  endEvent,
  expression,
  processOf,
  serviceTask,
  startEvent,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const signal = (name: string) => ({ eventType: 'SIGNAL', signal: { name: expression(name) } }) as const;
const broadcast = (engine: ReturnType<typeof testEngine>, signalName: string, variables = {}) =>
  engine.accept('SIGNAL', 'BROADCAST', { signalName, variables });

describe('BROADCAST signal', () => {
  const waiting = processOf(
    'p',
    { s: startEvent(), c: element('INTERMEDIATE_CATCH_EVENT', signal('alarm')), e: endEvent() },
    ['s -> c', 'c -> e'],
  );

  it('reaches everybody who waits for it, with its variables, and nobody else', () => {
    const engine = testEngine();
    engine.deploy(waiting);
    const [one, two] = [engine.start('p'), engine.start('p')];
    broadcast(engine, 'other');
    expect([one.hasEnded(), two.hasEnded()]).toEqual([false, false]);
    broadcast(engine, 'alarm', { a: 1 });
    expect([one.hasEnded(), two.hasEnded()]).toEqual([true, true]);
    expect(engine.events('VARIABLE')).toEqual(['VARIABLE CREATED a', 'VARIABLE CREATED a']);
  });

  it('is not kept for who comes later', () => {
    const engine = testEngine();
    engine.deploy(waiting);
    broadcast(engine, 'alarm');
    expect(engine.start('p').waitingAt()).toEqual(['c']);
  });

  it('starts an instance of the latest version', () => {
    const engine = testEngine();
    const started = (job: string) =>
      processOf('p', { s: startEvent(signal('alarm')), t: serviceTask(job) }, ['s -> t']);
    engine.deploy(started('old'));
    engine.deploy(started('new'));
    broadcast(engine, 'alarm', { a: 1 });
    expect([engine.hasJob('old'), engine.hasJob('new')]).toEqual([false, true]);
  });

  it('interrupts the task of a boundary event, and its subscription ends with the task', () => {
    const engine = testEngine();
    engine.deploy(
      processOf('p', { s: startEvent(), t: serviceTask('t'), b: boundary('t', signal('alarm')), e: endEvent() }, [
        's -> t',
        'b -> e',
      ]),
    );
    const instance = engine.start('p');
    broadcast(engine, 'alarm');
    expect(instance.terminated()).toEqual(['t']);
    expect(engine.events('SIGNAL_SUBSCRIPTION')).toHaveLength(2);
    expect(engine.state()['signal_subscription'] ?? {}).toEqual({});
  });
});
