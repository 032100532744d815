import { dayReason, type DayReason } from './day-reason.js';
import type { DueStep } from './due.js';
import type { LocalDate } from './local-date.js';
import { countedText, makeUpText, restText } from './step-texts.js';
import type { WorkingDays } from './working-days.js';

/**
 * The lines for the days from `first` to `last`, none of them excluded: one for each unbroken run of days that count, one
 * for each rest day and each make-up day. In calendar days all of them are one run. `sofar` have been counted before.
 */
export function stretchSteps(
  first: number,
  last: number,
  sofar: number,
  inWorkingDays: boolean,
  days: WorkingDays,
): readonly DueStep[] {
  if (!inWorkingDays) return [runStep(days.textOf(first), days.textOf(last), last - first + 1, sofar, false)];
  const steps: DueStep[] = [];
  let counted = sofar;
  for (const { date, to, length, reason } of runs(first, last, days)) {
    const step = reason.kind === 'working' ? runStep(date, to, length, counted, true) : dayStep(date, reason, counted);
    counted += step.counts;
    steps.push(step);
  }
  return steps;
}

interface Run {
  readonly date: LocalDate;
  to: LocalDate;
  length: number;
  readonly reason: DayReason;
}

/** Ordinary working days that follow each other together, every other day alone. */
function runs(first: number, last: number, days: WorkingDays): readonly Run[] {
  const found: Run[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = days.textOf(day);
    const reason = dayReason(date, days);
    const previous = found[found.length - 1];
    if (previous?.reason.kind === 'working' && reason.kind === 'working') {
      previous.to = date;
      previous.length += 1;
    } else found.push({ date, to: date, length: 1, reason });
  }
  return found;
}

function runStep(date: LocalDate, to: LocalDate, count: number, sofar: number, inWorkingDays: boolean): DueStep {
  const text = countedText(date, to, count, sofar + count, inWorkingDays);
  return { kind: 'counted', date, to, days: count, counts: count, text };
}

function dayStep(date: LocalDate, reason: DayReason, sofar: number): DueStep {
  return reason.working
    ? { kind: 'make-up', date, to: date, days: 1, counts: 1, text: makeUpText(date, reason, sofar + 1) }
    : { kind: 'rest', date, to: date, days: 1, counts: 0, text: restText(date, reason) };
}
