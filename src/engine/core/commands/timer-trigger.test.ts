import { describe, expect, it } from '@jest/globals';
import { catchTimer, processOf, serviceTask, startEvent, timer } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const HOUR_MS = 3_600_000;

describe('timers', () => {
  it('fires at a date read from a variable', () => {
    const engine = testEngine({ nowMs: Date.UTC(2026, 0, 1) });
    const date = { type: 'INTERMEDIATE_CATCH_EVENT', ...timer('=date and time(closesAt)', 'date') } as const;
    engine.deploy(processOf('p', { start: startEvent(), wait: date }, ['start -> wait']));
    const instance = engine.start('p', { closesAt: '2026-01-08T00:00:00+08:00' });
    expect(engine.nextDueMs()).toBe(Date.UTC(2026, 0, 7, 16));
    engine.advance(6 * 24 * HOUR_MS + 16 * HOUR_MS - 1);
    expect(instance.hasEnded()).toBe(false);
    engine.advance(1);
    expect(instance.hasEnded()).toBe(true);
  });

  it('fires at once when the date has passed', () => {
    const engine = testEngine({ nowMs: Date.UTC(2026, 0, 1) });
    const date = { type: 'INTERMEDIATE_CATCH_EVENT', ...timer('2020-01-01T00:00:00Z', 'date') } as const;
    engine.deploy(processOf('p', { start: startEvent(), wait: date }, ['start -> wait']));
    const instance = engine.start('p');
    engine.advance(0);
    expect(instance.hasEnded()).toBe(true);
  });

  it.each([
    ['=7', "Expected result of the expression '7' to be one of '[DURATION, PERIOD, STRING]', but was 'NUMBER'."],
    ['="soon"', "Invalid duration format 'soon' for expression '\"soon\"'."],
  ])('raises an EXTRACT_VALUE_ERROR for the duration %s', (duration, errorMessage) => {
    const engine = testEngine();
    engine.deploy(processOf('p', { start: startEvent(), wait: catchTimer(duration) }, ['start -> wait']));
    engine.start('p');
    expect(engine.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', errorMessage }]);
  });

  it('A start timer starts instances of the latest version only, as often as its cycle says', () => {
    // given
    const engine = testEngine();
    const cycle = (jobType: string) =>
      processOf('p', { tick: startEvent(timer('R2/PT1H', 'cycle')), work: serviceTask(jobType) }, ['tick -> work']);
    engine.deploy(cycle('old'));
    engine.deploy(cycle('new'));
    // when
    for (let i = 0; i < 4; i++) engine.advance(HOUR_MS);
    // then
    expect(engine.hasJob('old')).toBe(false);
    expect(engine.activate('new').keys).toHaveLength(2);
  });

  it('refuses a timer that is not there', () => {
    const engine = testEngine();
    expect(engine.send('TIMER', 'TRIGGER', {}, { key: '7' })).toMatchObject({ rejectionType: 'NOT_FOUND' });
  });
});
