import { unreachable } from '../../protocol/unreachable.js';
import type { Span } from './exclusions.js';
import { epochDayAfterMonths, type LocalDate } from './local-date.js';
import type { ParsedPeriod } from './period.js';
import type { WorkingDays } from './working-days.js';

/** The last counted epoch day of the period: nothing rolled yet. `after` is the last day that does not count at the start. */
export function lastCountedDay(
  { unit, length }: ParsedPeriod,
  from: LocalDate,
  after: number,
  startCounts: boolean,
  excluded: readonly Span[],
  days: WorkingDays,
): number {
  switch (unit) {
    case 'WD':
      return countWorkingDays(after, length, excluded, days);
    case 'CD':
    case 'D':
      return countDays(after, length, excluded);
    case 'M':
    case 'Y': {
      const end = epochDayAfterMonths(from, unit === 'Y' ? length * 12 : length) - (startCounts ? 1 : 0);
      return countDays(end, 0, excluded);
    }
    case 'H':
      throw new RangeError(`expected a period in days, months or years, found ${length}H: count hours from an instant`);
    default:
      return unreachable(unit);
  }
}

/** Each excluded span that begins before the end moves the end by its length, which may reach the next one. */
function countDays(after: number, length: number, excluded: readonly Span[]): number {
  let end = after + length;
  for (const { first, last } of excluded) {
    if (first > end) break;
    end += last - first + 1;
  }
  return end;
}

/** Looks at no day of a span nor at any after the end: a year without a notice is no error there. */
function countWorkingDays(after: number, length: number, excluded: readonly Span[], days: WorkingDays): number {
  let start = after;
  let left = length;
  for (const { first, last } of excluded) {
    if (first > start + 1) {
      const reached = days.add(start, left, first - 1);
      if (reached < first) return reached;
      left -= days.between(start, first - 1);
    }
    start = last;
  }
  return days.add(start, left);
}
