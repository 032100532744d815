import { describe, expect, it } from '@jest/globals';
import {
  catchMessage,
  message,
  processOf,
  receiveTask,
  serviceTask,
  startEvent,
  endEvent,
} from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const waiting = processOf('waiting', { start: startEvent(), wait: catchMessage('paid', '=id'), end: endEvent() }, [
  'start -> wait',
  'wait -> end',
]);
const other = processOf('other', { start: startEvent(), wait: receiveTask('paid', '=id') }, ['start -> wait']);

describe('publishing a message', () => {
  it('is lost without a time to live when nobody waits', () => {
    const engine = testEngine();
    engine.deploy(waiting);
    engine.publish('paid', 'a');
    expect(engine.events('MESSAGE')).toEqual(['MESSAGE PUBLISHED paid', 'MESSAGE EXPIRED paid']);
    expect(engine.start('waiting', { id: 'a' }).waitingAt()).toEqual(['wait']);
  });

  it('writes the records of a correlation in Zeebe’s order', () => {
    const engine = testEngine();
    engine.deploy(waiting);
    const instance = engine.start('waiting', { id: 'a' });
    engine.publish('paid', 'a', { amount: 1 });
    expect(instance.hasEnded()).toBe(true);
    expect(engine.events('MESSAGE', 'MESSAGE_SUBSCRIPTION', 'PROCESS_MESSAGE_SUBSCRIPTION')).toEqual([
      'PROCESS_MESSAGE_SUBSCRIPTION CREATING wait',
      'MESSAGE_SUBSCRIPTION CREATED paid',
      'PROCESS_MESSAGE_SUBSCRIPTION CREATED wait',
      'MESSAGE PUBLISHED paid',
      'MESSAGE_SUBSCRIPTION CORRELATING paid',
      'MESSAGE EXPIRED paid',
      'PROCESS_MESSAGE_SUBSCRIPTION CORRELATED wait',
      'MESSAGE_SUBSCRIPTION CORRELATED paid',
    ]);
  });

  it('Once per process id: of two instances of one process one gets it, of another process one too', () => {
    const engine = testEngine();
    engine.deploy(waiting, other);
    const first = engine.start('waiting', { id: 'a' });
    const second = engine.start('waiting', { id: 'a' });
    const third = engine.start('other', { id: 'a' });
    engine.publish('paid', 'a', {}, { timeToLive: 1000 });
    expect([first.hasEnded(), second.hasEnded(), third.hasEnded()]).toEqual([true, false, true]);
    // a buffered message does not go to the same process again either
    expect(engine.start('waiting', { id: 'a' }).hasEnded()).toBe(false);
  });

  it('Buffered: taken by who comes within its time to live, oldest first; gone afterwards', () => {
    const engine = testEngine();
    engine.deploy(waiting);
    engine.publish('paid', 'a', { n: 1 }, { timeToLive: 1000 });
    engine.publish('paid', 'a', { n: 2 }, { timeToLive: 1000 });
    engine.start('waiting', { id: 'a' });
    expect(engine.records.findLast(({ valueType }) => valueType === 'VARIABLE')!.value['value']).toBe('1');
    engine.advance(1000);
    expect(engine.events('MESSAGE').filter((event) => event.includes('EXPIRED'))).toHaveLength(0);
    engine.advance(60_000);
    expect(engine.events('MESSAGE').filter((event) => event.includes('EXPIRED'))).toHaveLength(2);
    expect(engine.start('waiting', { id: 'a' }).waitingAt()).toEqual(['wait']);
  });

  it('refuses an id only while a message with it, the same name and correlation key is buffered', () => {
    const engine = testEngine();
    const publish = (correlationKey: string) =>
      engine.send('MESSAGE', 'PUBLISH', { name: 'paid', correlationKey, messageId: 'm-1', timeToLive: 1000 });
    publish('a');
    expect(publish('a')).toMatchObject({
      ok: false,
      rejectionType: 'ALREADY_EXISTS',
      reason: "Expected to publish a new message with id 'm-1', but a message with that id was already published",
    });
    expect(publish('b')).toMatchObject({ ok: true });
    engine.advance(60_000);
    expect(publish('a')).toMatchObject({ ok: true });
  });

  it('tells names and keys apart that look alike', () => {
    const engine = testEngine();
    engine.deploy(processOf('p', { start: startEvent(), wait: catchMessage('a b', '=id') }, ['start -> wait']));
    const instance = engine.start('p', { id: 'c' });
    engine.publish('a', 'b c');
    engine.publish('a%20b', 'c');
    expect(instance.hasEnded()).toBe(false);
    engine.publish('a b', 'c');
    expect(instance.hasEnded()).toBe(true);
  });
});

describe('message start event', () => {
  const byMessage = processOf('byMessage', { go: startEvent(message('go', null)), work: serviceTask('work') }, [
    'go -> work',
  ]);

  it('starts an instance with the message’s variables', () => {
    const engine = testEngine();
    engine.deploy(byMessage);
    engine.publish('go', '', { a: 1 });
    engine.publish('go', '', { a: 2 });
    expect(engine.activate('work').jobs.map((job) => job['variables'])).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('One instance per correlation key: the next buffered message waits until it ends, oldest first', () => {
    // given
    const engine = testEngine();
    engine.deploy(byMessage);
    for (const n of [1, 2, 3]) engine.publish('go', 'k', { n }, { timeToLive: 1000 });
    expect(engine.activate('work').jobs.map((job) => job['variables'])).toEqual([{ n: 1 }]);
    // when
    engine.job('work').complete();
    // then
    expect(engine.activate('work').jobs.map((job) => job['variables'])).toEqual([{ n: 2 }]);
    // when: the end may also be a cancellation
    const key = engine.instances().find(({ value }) => value.bpmnElementType === 'PROCESS')!.key;
    engine.accept('PROCESS_INSTANCE', 'CANCEL', {}, { key });
    // then
    expect(engine.activate('work').jobs.map((job) => job['variables'])).toEqual([{ n: 3 }]);
  });

  it('starts the latest version only', () => {
    const engine = testEngine();
    engine.deploy(byMessage);
    engine.deploy(
      processOf('byMessage', { go: startEvent(message('go', null)), next: serviceTask('next') }, ['go -> next']),
    );
    engine.publish('go', 'k');
    expect([engine.hasJob('work'), engine.hasJob('next')]).toEqual([false, true]);
  });
});
