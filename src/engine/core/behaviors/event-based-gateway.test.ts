import { describe, expect, it } from '@jest/globals';
import { catchMessage, catchTimer, endEvent, eventBased, processOf, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const window = processOf(
  'window',
  {
    start: startEvent(),
    wait: eventBased(),
    closed: catchTimer('P5D'),
    statement: catchMessage('statement', '=caseId'),
    waived: catchMessage('waiver', '=caseId'),
    end: endEvent(),
  },
  [
    'start -> wait',
    'wait -> closed',
    'wait -> statement',
    'wait -> waived',
    'closed -> end',
    'statement -> end',
    'waived -> end',
  ],
);
const FIVE_DAYS_MS = 5 * 86_400_000;

describe('event-based gateway', () => {
  it('goes on with the first event, without taking its flow, and waits for no other', () => {
    // given
    const engine = testEngine();
    engine.deploy(window);
    const instance = engine.start('window', { caseId: 'c-1' });
    expect(instance.waitingAt()).toEqual(['wait']);
    // when
    engine.publish('statement', 'c-1', { points: 2 });
    // then
    expect(instance.completed()).toEqual(['start', 'wait', 'statement', 'end', 'window']);
    expect(engine.events('PROCESS_INSTANCE')).not.toContain('PROCESS_INSTANCE SEQUENCE_FLOW_TAKEN wait-statement');
    expect(engine.events('TIMER')).toEqual(['TIMER CREATED closed', 'TIMER CANCELED closed']);
    expect(Object.keys(engine.state())).not.toContain('message_subscription');
    expect(engine.nextDueMs()).toBeNull();
  });

  it('hands the message’s variables to the event and on to the process', () => {
    const engine = testEngine();
    engine.deploy(window);
    engine.start('window', { caseId: 'c-1' });
    engine.publish('statement', 'c-1', { points: 2 });
    expect(engine.events('VARIABLE')).toEqual([
      'VARIABLE CREATED caseId',
      'VARIABLE CREATED points',
      'VARIABLE CREATED points',
    ]);
  });

  it('goes on with the timer when nothing else comes', () => {
    const engine = testEngine();
    engine.deploy(window);
    const instance = engine.start('window', { caseId: 'c-1' });
    engine.advance(FIVE_DAYS_MS - 1);
    expect(instance.waitingAt()).toEqual(['wait']);
    engine.advance(1);
    expect(instance.completed()).toContain('closed');
  });

  it('takes a message that was buffered before it was reached', () => {
    const engine = testEngine();
    engine.deploy(window);
    engine.publish('waiver', 'c-1', {}, { timeToLive: 1000 });
    const instance = engine.start('window', { caseId: 'c-1' });
    expect(instance.completed()).toEqual(['start', 'wait', 'waived', 'end', 'window']);
  });

  it('One event wins: of two buffered messages the second stays for the next', () => {
    const engine = testEngine();
    engine.deploy(window);
    engine.publish('statement', 'c-1', {}, { timeToLive: 1000 });
    engine.publish('waiver', 'c-1', {}, { timeToLive: 1000 });
    const instance = engine.start('window', { caseId: 'c-1' });
    expect(instance.completed().filter((id) => ['statement', 'waived'].includes(id))).toEqual(['waived']);
    expect(instance.hasEnded()).toBe(true);
    expect(engine.events('MESSAGE_SUBSCRIPTION')).toContain('MESSAGE_SUBSCRIPTION REJECTED statement');
  });

  it('waits for nothing when one subscription fails, and for all when the incident is resolved', () => {
    const engine = testEngine();
    engine.deploy(window);
    const instance = engine.start('window');
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'EXTRACT_VALUE_ERROR',
        errorMessage:
          "Failed to extract the correlation key for 'caseId': The value must be either a string or a number, but was 'NULL'.",
      },
    ]);
    expect(engine.events('TIMER', 'PROCESS_MESSAGE_SUBSCRIPTION')).toEqual([]);
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { caseId: 12 } });
    engine.resolve(engine.incidents()[0]!.key);
    engine.publish('waiver', '12');
    expect(instance.completed()).toContain('waived');
  });
});
