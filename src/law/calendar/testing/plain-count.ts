import { addDays, addMonths, parsePeriod } from '../index.js';
import type { DueRequest, ExcludedEnds, LegalCalendar, LocalDate } from '../index.js';

/**
 * The rules of §6.1 once more, day by day and as they are written, to compare the legal clock with. It asks the calendar
 * only what one day is.
 */
export function plainCount(
  { from, period, extensions = [], excluded = [], startCounts = false, exact = false }: DueRequest,
  ends: ExcludedEnds,
  calendar: LegalCalendar,
): { readonly unrolled: LocalDate; readonly dueStatutory: LocalDate; readonly dueSafe: LocalDate } {
  const { unit } = parsePeriod(period);
  const length = [period, ...extensions].reduce((sum, part) => sum + parsePeriod(part).length, 0);
  const isExcluded = (day: LocalDate): boolean =>
    excluded.some((interval) => {
      const afterStart = ends === 'from' || ends === 'both' ? interval.from <= day : interval.from < day;
      const beforeEnd = ends === 'to' || ends === 'both' ? day <= interval.to : day < interval.to;
      return afterStart && beforeEnd;
    });
  const eve = startCounts ? addDays(from, -1) : from;
  let unrolled = eve;
  if (unit === 'M' || unit === 'Y') {
    const end = addDays(addMonths(from, unit === 'Y' ? length * 12 : length), startCounts ? -1 : 0);
    let lost = 0;
    for (let day = addDays(eve, 1); day <= end; day = addDays(day, 1)) if (isExcluded(day)) lost += 1;
    for (unrolled = end; lost > 0;) {
      unrolled = addDays(unrolled, 1);
      if (!isExcluded(unrolled)) lost -= 1;
    }
  } else {
    for (let counted = 0; counted < length;) {
      unrolled = addDays(unrolled, 1);
      if (!isExcluded(unrolled) && (unit !== 'WD' || calendar.isWorkingDay(unrolled))) counted += 1;
    }
  }
  if (exact) return { unrolled, dueStatutory: unrolled, dueSafe: unrolled };
  let [dueStatutory, dueSafe] = [unrolled, unrolled];
  while (unit !== 'D' && !calendar.isWorkingDay(dueStatutory)) dueStatutory = addDays(dueStatutory, 1);
  while (!calendar.isWorkingDay(dueSafe)) dueSafe = addDays(dueSafe, -1);
  return { unrolled, dueStatutory, dueSafe };
}
