import { stretchSteps } from './counted-steps.js';
import { dayReason } from './day-reason.js';
import type { Counted, DueStep } from './due.js';
import { spanOf, type ExcludedInterval } from './exclusions.js';
import { epochDayAfterMonths, type LocalDate } from './local-date.js';
import { endText, exclusionText, limitText, lengthText, rolledText, startText } from './step-texts.js';
import type { WorkingDays } from './working-days.js';

/** An exclusion and the days only it takes: what an earlier one has taken already is not taken again. */
interface Own {
  readonly interval: ExcludedInterval;
  readonly first: number;
  /** Before `first` when nothing is left. */
  readonly last: number;
}

/** Why the period ends where it does: the days of the lines lead from its start to the statutory day, their counts make the period. */
export function explain(counted: Counted, days: WorkingDays): readonly DueStep[] {
  return [...beginning(counted), ...middle(counted, days), ...rolling(counted, days), end(counted, days)];
}

function beginning({ request, period: { unit } }: Counted): readonly DueStep[] {
  const { from, limit, extensions = [], startCounts = false } = request;
  const at = (kind: DueStep['kind'], text: DueStep['text']): DueStep => ({
    kind,
    date: from,
    to: from,
    days: 0,
    counts: 0,
    text,
  });
  return [
    ...(limit === undefined ? [] : [at('limit', limitText(limit, request.period))]),
    at('start', startText(from, startCounts)),
    ...extensions.map((extension) => at('extension', lengthText(extension, unit))),
  ];
}

/** Counted stretches and exclusions, in the order of the calendar. */
function middle(counted: Counted, days: WorkingDays): readonly DueStep[] {
  const { after, unrolled, period } = counted;
  const months = period.unit === 'M' || period.unit === 'Y';
  const steps: DueStep[] = months ? [monthsStep(counted, days)] : [];
  let next = after + 1;
  let sofar = 0;
  const count = (to: number): void => {
    if (months || to < next) return;
    const stretch = stretchSteps(next, to, sofar, period.unit === 'WD', days);
    sofar += stretch.reduce((sum, step) => sum + step.counts, 0);
    steps.push(...stretch);
  };
  for (const own of ownDays(counted)) {
    if (own.first > unrolled) break;
    if (own.last >= own.first) {
      count(own.first - 1);
      next = own.last + 1;
    }
    steps.push(exclusionStep(own, days));
  }
  count(unrolled);
  return steps;
}

function ownDays({ request: { excluded = [] }, ends, after }: Counted): readonly Own[] {
  let taken = after;
  return excluded
    .map((interval) => ({ interval, ...spanOf(interval, ends) }))
    .filter(({ first, last }) => last >= first && last > after)
    .sort((a, b) => a.first - b.first)
    .map(({ interval, first, last }) => {
      const own = { interval, first: Math.max(first, taken + 1), last };
      taken = Math.max(taken, last);
      return own;
    });
}

function monthsStep({ request, period: { unit, length }, after }: Counted, days: WorkingDays): DueStep {
  const months = unit === 'Y' ? length * 12 : length;
  const end = epochDayAfterMonths(request.from, months) - (request.startCounts ? 1 : 0);
  const to = days.textOf(end);
  const { zh, en } = lengthText(`${length}${unit}`, null);
  const text = { zh: `${zh}，至${to}`, en: `${en}, to ${to}` };
  return { kind: 'counted', date: days.textOf(after + 1), to, days: end - after, counts: length, text };
}

function exclusionStep({ interval, first, last }: Own, days: WorkingDays): DueStep {
  const count = Math.max(0, last - first + 1);
  const [date, to] = count === 0 ? [interval.from, interval.to] : [days.textOf(first), days.textOf(last)];
  return { kind: 'excluded', date, to, days: count, counts: 0, text: exclusionText(date, to, count, interval.reason) };
}

function rolling({ unrolled, statutory }: Counted, days: WorkingDays): readonly DueStep[] {
  return Array.from({ length: statutory - unrolled }, (_, index) => {
    const date = days.textOf(unrolled + index);
    return {
      kind: 'rolled',
      date,
      to: date,
      days: 1,
      counts: 0,
      text: rolledText(date, dayReason(date, days), index === 0),
    };
  });
}

function end({ request, after, statutory, safe }: Counted, days: WorkingDays): DueStep {
  const date = days.textOf(statutory);
  const next: LocalDate = days.textOf(statutory + 1);
  const text = endText(date, safe === statutory ? null : days.textOf(safe), safe <= after, next, request);
  return { kind: 'end', date, to: date, days: 0, counts: 0, text };
}
