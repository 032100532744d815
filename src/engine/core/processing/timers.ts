import {
  type Cycle,
  parseCycle,
  parseFeelInstant,
  parseInstant,
  parseInterval,
  plusInterval,
  type TimerDefinition,
} from '../../../model/index.js';
import type { TimerValue } from '../values.js';
import { evaluate, expressionText, extractValueError, wrongType } from './expressions.js';
import type { Evaluated } from './failure.js';
import type { Step } from './step.js';

/** When a timer fires and how often; -1: without end. */
export interface Schedule {
  readonly dueDate: number;
  readonly repetitions: number;
  /** Null unless it repeats. */
  readonly cycle: Cycle | null;
}

/** The schedule of a timer that starts to run now. */
export function evaluateTimer(step: Step, timer: TimerDefinition, scopeKey: string): Evaluated<Schedule> {
  const result = evaluate(step, timer.expression, scopeKey);
  if (!result.ok) return result;
  if (typeof result.value !== 'string')
    return wrongType(timer.expression, EXPECTED[timer.kind], result.value, scopeKey);
  if (timer.kind === 'cycle') return cycleSchedule(result.value, step.nowMs, scopeKey);
  const dueDate = timer.kind === 'date' ? dateOf(timer, result.value) : dueAfter(result.value, step.nowMs);
  if (dueDate !== null) return { ok: true, value: { dueDate, repetitions: 1, cycle: null } };
  const message = `Invalid ${FORMATS[timer.kind]} format '${result.value}' for expression '${expressionText(timer.expression)}'.`;
  return { ok: false, failure: extractValueError(message, scopeKey) };
}

/**
 * The next run of a repeating timer that has just fired, null when that was the last. It counts from the due date, so
 * that delays do not add up; runs that were missed meanwhile are skipped. A cron expression counts from now.
 */
export function nextRun({ dueDate, repetitions }: TimerValue, cycle: Cycle, nowMs: number): Schedule | null {
  if (!repeats(repetitions)) return null;
  const next = cycle.after(dueDate, nowMs, repetitions === -1 ? -1 : repetitions - 1);
  return { dueDate: next.dueMs, repetitions: next.repetitions, cycle };
}

/** False for the last run; `R0/…` has one run as well. */
export function repeats(repetitions: number): boolean {
  return repetitions === -1 || repetitions > 1;
}

const EXPECTED: Readonly<Record<TimerDefinition['kind'], string>> = {
  date: "one of '[DATE_TIME, STRING]'",
  duration: "one of '[DURATION, PERIOD, STRING]'",
  cycle: "'STRING'",
};

const FORMATS = { date: 'date-time', duration: 'duration' } as const;

/** FEEL also gives local times; a text needs its offset. */
function dateOf({ expression }: TimerDefinition, text: string): number | null {
  return expression.isStatic ? parseInstant(text) : parseFeelInstant(text);
}

function dueAfter(text: string, nowMs: number): number | null {
  const interval = parseInterval(text);
  return interval && plusInterval(nowMs, interval);
}

function cycleSchedule(text: string, nowMs: number, scopeKey: string): Evaluated<Schedule> {
  const parsed = parseCycle(text);
  if (!parsed.ok) return { ok: false, failure: extractValueError(parsed.message, scopeKey) };
  const { dueMs, repetitions } = parsed.cycle.first(nowMs);
  return { ok: true, value: { dueDate: dueMs, repetitions, cycle: parsed.cycle } };
}
