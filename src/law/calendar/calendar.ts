import type { LocalText } from '../../model/finding.js';
import { computeDue, type Due, type DueRequest } from './due.js';
import { CalendarMissingError, installedTables, type CalendarOverride, type YearTable } from './holiday-table.js';
import { addDays, weekdayOf, yearOf, type LocalDate } from './local-date.js';
import { parsePeriod, type Period } from './period.js';

/** Why a day counts as working day or not (§6.1 rules 2 and 4). */
export interface DayReason {
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up';
  readonly working: boolean;
  readonly name: LocalText;
}

/**
 * The legal clock: the only place that counts days. Every method throws `CalendarMissingError` as soon as it has to
 * classify a day of a year without an installed notice. Source: CPL 85; APL 85; domain reference §6.1.
 */
export interface LegalCalendar {
  isWorkingDay(date: LocalDate): boolean;
  dayReason(date: LocalDate): DayReason;
  /** True when a notice or an override is installed for the year. */
  covers(year: number): boolean;
  /** Last day of a period, with the reasons for it. */
  due(request: DueRequest): Due;
  /** Instant at which a period in hours ends; it runs through nights and holidays (§6.1 rule 6). Epoch ms. */
  dueAfterHours(fromMs: number, period: Period): number;
  /** The `n`-th working day after the date, before it when `n` is negative; 0 gives the date itself. */
  addWorkingDays(date: LocalDate, n: number): LocalDate;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
  /** First day with `n` full working days between it and the notice: the (n+1)-th working day after it (§6.1 rule 11). */
  earliestAfterFullWorkingDays(notice: LocalDate, n: number): LocalDate;
  /** Last working day on which a notice still leaves `n` full working days before the event. */
  latestNoticeBefore(event: LocalDate, n: number): LocalDate;
}

const WORKING: DayReason = { kind: 'working', working: true, name: { zh: '工作日', en: 'working day' } };
const SATURDAY: DayReason = { kind: 'weekend', working: false, name: { zh: '星期六', en: 'Saturday' } };
const SUNDAY: DayReason = { kind: 'weekend', working: false, name: { zh: '星期日', en: 'Sunday' } };

/** The calendar of the installed notices, corrected and prolonged by the overrides. */
export function createCalendar(overrides: readonly CalendarOverride[] = []): LegalCalendar {
  const tableOf = installedTables(overrides);
  const dayReason = (date: LocalDate): DayReason => classify(date, tableOf(yearOf(date)));
  const isWorkingDay = (date: LocalDate): boolean => dayReason(date).working;
  const addWorkingDays = (date: LocalDate, n: number): LocalDate => {
    let day = date;
    const direction = n < 0 ? -1 : 1;
    for (let left = Math.abs(n); left > 0;) {
      day = addDays(day, direction);
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  };
  return {
    isWorkingDay,
    dayReason,
    covers: (year) => tableOf(year) !== null,
    due: (request) => computeDue(request, dayReason),
    dueAfterHours,
    addWorkingDays,
    workingDaysBetween: (from, to) => countBetween(from, to, isWorkingDay),
    earliestAfterFullWorkingDays: (notice, n) => addWorkingDays(notice, n + 1),
    latestNoticeBefore: (event, n) => addWorkingDays(event, -(n + 1)),
  };
}

function classify(date: LocalDate, table: YearTable | null): DayReason {
  if (table === null) throw new CalendarMissingError(yearOf(date));
  const noticed = table.get(date);
  if (noticed !== undefined) return { ...noticed, working: noticed.kind === 'make-up' };
  const weekday = weekdayOf(date);
  if (weekday === 0) return SUNDAY;
  return weekday === 6 ? SATURDAY : WORKING;
}

function countBetween(from: LocalDate, to: LocalDate, isWorkingDay: (date: LocalDate) => boolean): number {
  if (to < from) return 0 - countBetween(to, from, isWorkingDay);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

function dueAfterHours(fromMs: number, period: Period): number {
  const { length, unit } = parsePeriod(period);
  if (unit !== 'H') throw new RangeError(`expected a period in hours, found ${period}`);
  return fromMs + length * 3_600_000;
}
