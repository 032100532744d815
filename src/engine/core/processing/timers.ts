import { instantOf, isoDuration, type TimerDefinition } from '../../../model/index.js';
import type { TimerValue } from '../values.js';
import { evaluate, expressionText, extractValueError, wrongType } from './expressions.js';
import type { Evaluated } from './failure.js';
import type { Step } from './step.js';

/** A length of time; months are calendar months in UTC. */
type Duration = NonNullable<ReturnType<typeof isoDuration>>;

/** When a timer fires and how often; -1: without end. */
export interface Schedule {
  readonly dueDate: number;
  readonly repetitions: number;
  /** Null unless it repeats. */
  readonly interval: Duration | null;
}

/** The schedule of a timer that starts to run now. */
export function evaluateTimer(step: Step, timer: TimerDefinition, scopeKey: string): Evaluated<Schedule> {
  const result = evaluate(step, timer.expression, scopeKey);
  if (!result.ok) return result;
  if (typeof result.value !== 'string')
    return wrongType(timer.expression, EXPECTED[timer.kind], result.value, scopeKey);
  const schedule = PARSERS[timer.kind](result.value, step.nowMs);
  if (schedule) return { ok: true, value: schedule };
  const message = `Invalid ${FORMATS[timer.kind]} format '${result.value}' for expression '${expressionText(timer.expression)}'.`;
  return { ok: false, failure: extractValueError(message, scopeKey) };
}

/**
 * The next run of a repeating timer that has just fired, null when that was the last. It counts from the due date, so
 * that delays do not add up; runs that were missed meanwhile are skipped.
 */
export function nextRun(fired: TimerValue, interval: Duration, nowMs: number): Schedule | null {
  if (fired.repetitions === 1) return null;
  const planned = interval.addTo(fired.dueDate);
  return {
    dueDate: planned > nowMs ? planned : interval.addTo(nowMs),
    repetitions: fired.repetitions === -1 ? -1 : fired.repetitions - 1,
    interval,
  };
}

const EXPECTED: Readonly<Record<TimerDefinition['kind'], string>> = {
  date: "one of '[DATE_TIME, STRING]'",
  duration: "one of '[DURATION, PERIOD, STRING]'",
  cycle: "'STRING'",
};

const FORMATS: Readonly<Record<TimerDefinition['kind'], string>> = {
  date: 'date-time',
  duration: 'duration',
  cycle: 'cycle',
};

const PARSERS: Readonly<Record<TimerDefinition['kind'], (text: string, nowMs: number) => Schedule | null>> = {
  date(text) {
    const dueDate = instantOf(text);
    return dueDate === null ? null : { dueDate, repetitions: 1, interval: null };
  },
  duration(text, nowMs) {
    const duration = isoDuration(text);
    return duration && { dueDate: duration.addTo(nowMs), repetitions: 1, interval: null };
  },
  /** `R[n]/[start/]duration`; a start in the past counts as now. */
  cycle(text, nowMs) {
    const [, count, start, period] = /^R(\d*)\/(?:(.+)\/)?([^/]+)$/.exec(text) ?? [];
    const interval = period === undefined ? null : isoDuration(period);
    const startMs = start === undefined ? nowMs : instantOf(start);
    if (!interval || startMs === null || count === undefined) return null;
    const dueDate = startMs > nowMs ? startMs : interval.addTo(nowMs);
    return { dueDate, repetitions: count === '' ? -1 : Number(count), interval };
  },
};
