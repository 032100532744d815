import { describe, expect, it } from '@jest/globals';
import {
  element,
  endEvent,
  exclusive,
  parallel,
  processOf,
  serviceTask,
  startEvent,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf(
  'order',
  {
    start: startEvent(),
    fork: parallel(),
    pick: serviceTask('pick'),
    invoice: serviceTask('invoice'),
    join: parallel(),
    end: endEvent(),
  },
  ['start -> fork', 'fork -> pick', 'fork -> invoice', 'pick -> join', 'invoice -> join', 'join -> end'],
);

describe('parallel gateway', () => {
  it('should wait at the join until every branch has completed its job', () => {
    // given
    const engine = testEngine();
    engine.deploy(order);
    const instance = engine.start('order');
    engine.job('pick').complete();
    expect(instance.waitingAt()).toEqual(['invoice']);
    // when
    engine.job('invoice').complete();
    // then
    expect(instance.completed()).toEqual(['start', 'fork', 'pick', 'invoice', 'join', 'end', 'order']);
  });

  it('refuses to activate the join for a token that is not the last', () => {
    // given
    const engine = testEngine();
    engine.deploy(order);
    engine.start('order');
    // when
    engine.job('pick').complete();
    // then
    expect(engine.rejections().map(({ rejectionType, rejectionReason }) => [rejectionType, rejectionReason])).toEqual([
      [
        'INVALID_STATE',
        "Expected to be able to activate parallel gateway 'join', but not all sequence flows have been taken.",
      ],
    ]);
  });

  it('Breadth first: two branches interleave element by element', () => {
    // given
    const engine = testEngine();
    const elements = { start: startEvent(), fork: parallel(), a1: element('TASK'), a2: element('TASK') };
    const more = { b1: element('MANUAL_TASK'), b2: element('TASK') };
    const flows = ['start -> fork', 'fork -> a1', 'fork -> b1', 'a1 -> a2', 'b1 -> b2'];
    engine.deploy(processOf('order', { ...elements, ...more }, flows));
    // when
    const instance = engine.start('order');
    // then
    expect(instance.completed()).toEqual(['start', 'fork', 'b1', 'a1', 'b2', 'a2', 'order']);
  });

  it('Tetris: a surplus token stays for the next join', () => {
    // given: two tokens take the upper flow into the join, one takes the lower
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      fork: parallel(),
      one: element('TASK'),
      two: element('TASK'),
      merge: exclusive(),
      lower: serviceTask('lower'),
      join: parallel(),
      after: serviceTask('after'),
    };
    const split = ['start -> fork', 'fork -> one', 'fork -> two', 'fork -> lower', 'one -> merge', 'two -> merge'];
    const joined = ['merge -> join', 'lower -> join', 'join -> after', 'after -> lower'];
    engine.deploy(processOf('order', elements, [...split, ...joined]));
    const instance = engine.start('order');
    engine.job('lower').complete();
    expect(instance.waitingAt()).toEqual(['after']);
    // when: the lower flow is taken once more
    engine.job('after').complete();
    engine.job('lower').complete();
    // then: the surplus token of the upper flow is joined now
    expect(instance.waitingAt()).toEqual(['after']);
    expect(instance.completed().filter((id) => id === 'join')).toHaveLength(2);
  });

  it('leaves an instance hanging when a token is missing for ever', () => {
    // given
    const engine = testEngine();
    const elements = {
      start: startEvent(),
      split: exclusive(),
      a: element('TASK'),
      b: element('TASK'),
      join: parallel(),
    };
    const flows = ['start -> split', 'split -> a : =true', 'split -> b : default', 'a -> join', 'b -> join'];
    engine.deploy(processOf('order', elements, flows));
    // when
    const instance = engine.start('order');
    // then
    expect(instance.waitingAt()).toEqual([]);
    expect(instance.hasEnded()).toBe(false);
  });

  it('Implicit split: every outgoing flow of a task is taken', () => {
    // given
    const engine = testEngine();
    const elements = { start: startEvent(), a: element('TASK'), b: serviceTask('b'), c: serviceTask('c') };
    engine.deploy(processOf('order', elements, ['start -> a', 'a -> b', 'a -> c']));
    // when
    const instance = engine.start('order');
    // then
    expect(instance.waitingAt()).toEqual(['c', 'b']);
  });
});
