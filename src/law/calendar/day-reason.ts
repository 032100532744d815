import type { LocalText } from '../../model/finding.js';
import { epochDayOf, weekdayOf, type LocalDate } from './local-date.js';
import type { WorkingDays } from './working-days.js';

/** Why a day counts as working day or not (§6.1 rules 2 and 4). */
export interface DayReason {
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up';
  readonly working: boolean;
  readonly name: LocalText;
}

const WORKING: DayReason = { kind: 'working', working: true, name: { zh: '工作日', en: 'working day' } };
const SATURDAY: DayReason = { kind: 'weekend', working: false, name: { zh: '星期六', en: 'Saturday' } };
const SUNDAY: DayReason = { kind: 'weekend', working: false, name: { zh: '星期日', en: 'Sunday' } };

/** Throws `CalendarMissingError` for a day of a year without a notice. */
export function dayReason(date: LocalDate, days: WorkingDays): DayReason {
  const noticed = days.noticed(date, epochDayOf(date));
  if (noticed !== null) return { ...noticed, working: noticed.kind === 'make-up' };
  const weekday = weekdayOf(date);
  if (weekday === 0) return SUNDAY;
  return weekday === 6 ? SATURDAY : WORKING;
}
