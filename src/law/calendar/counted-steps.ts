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
  const dates = Array.from({ length: last - first + 1 }, (_, index) => days.textOf(first + index));
  if (!inWorkingDays) return [runStep(dates, sofar, false)];
  const steps: DueStep[] = [];
  let counted = sofar;
  for (const run of runs(dates, days)) {
    const {
      dates: [date],
      reason,
    } = run;
    const step = reason.kind === 'working' ? runStep(run.dates, counted, true) : dayStep(date!, reason, counted);
    counted += step.counts;
    steps.push(step);
  }
  return steps;
}

/** Ordinary working days that follow each other together, every other day alone. */
function runs(dates: readonly LocalDate[], days: WorkingDays): readonly { dates: LocalDate[]; reason: DayReason }[] {
  const found: { dates: LocalDate[]; reason: DayReason }[] = [];
  for (const date of dates) {
    const reason = dayReason(date, days);
    const last = found[found.length - 1];
    if (last?.reason.kind === 'working' && reason.kind === 'working') last.dates.push(date);
    else found.push({ dates: [date], reason });
  }
  return found;
}

function runStep(dates: readonly LocalDate[], sofar: number, inWorkingDays: boolean): DueStep {
  const [date, to, count] = [dates[0]!, dates[dates.length - 1]!, dates.length];
  const text = countedText(date, to, count, sofar + count, inWorkingDays);
  return { kind: 'counted', date, to, days: count, counts: count, text };
}

function dayStep(date: LocalDate, reason: DayReason, sofar: number): DueStep {
  return reason.working
    ? { kind: 'make-up', date, to: date, days: 1, counts: 1, text: makeUpText(date, reason, sofar + 1) }
    : { kind: 'rest', date, to: date, days: 1, counts: 0, text: restText(date, reason) };
}
