import { describe, expect, it } from '@jest/globals';
import { endEvent, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick'), end: endEvent() }, [
  'start -> pick',
  'pick -> end',
]);

describe('service task', () => {
  it('waits for its job and goes on when the job is completed', () => {
    // given
    const engine = testEngine();
    engine.deploy(order);
    const instance = engine.start('order', { orderId: 'A-17' });
    expect(instance.waitingAt()).toEqual(['pick']);
    // when
    engine.job('pick').complete({ box: 3 });
    // then
    expect(instance.completed()).toEqual(['start', 'pick', 'end', 'order']);
    expect(instance.hasEnded()).toBe(true);
  });
});
