import { latestBefore, type BeforeRequest } from './before.js';
import { dayReason, type DayReason } from './day-reason.js';
import { computeDue, type Due, type DueRequest } from './due.js';
import type { ExcludedEnds } from './exclusions.js';
import { dueAfterHours } from './hours.js';
import { installedTables, type CalendarOverride } from './holiday-table.js';
import { dueOfLimit, earliestOfLimit, type LimitCircumstances } from './limit-clock.js';
import { assertLocalLimits, limitOf, type LocalLimit, type StatutoryLimit } from './limits/index.js';
import { epochDayOf, type LocalDate } from './local-date.js';
import type { Period } from './period.js';
import { WorkingDays } from './working-days.js';

/** What a bureau sets of the counting itself. */
export interface CalendarSettings {
  readonly localLimits?: readonly LocalLimit[];
  /** Which ends of an excluded interval are excluded (§6.1 rule 10). Default `to`. */
  readonly excludedEnds?: ExcludedEnds;
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
  /** Latest day of an act that must leave a full period before an event (§6.1 rule 11), with the reasons for it. */
  dueBefore(request: BeforeRequest): Due;
  /** Instant at which a period in hours ends; it runs through nights and holidays (§6.1 rule 6). Epoch ms. */
  dueAfterHours(fromMs: number, period: Period): number;
  /** The limit with the value that holds locally on the day; without a day its default. `RangeError` for an unknown id. */
  limitOf(id: string, on?: LocalDate | null): StatutoryLimit;
  /** Last day of a limit of the table that starts on `from`. `RangeError` for what the table does not allow. */
  dueOf(id: string, from: LocalDate, circumstances?: LimitCircumstances): Due;
  /**
   * First day on which what waits for the limit may happen, when it was opened (notice served, draft published, material
   * complete) on a day: for a party's right and in general the day after the statutory last day; where so many full working
   * days must lie between, the next working day; for a consultation, which may close then, the last day itself (TC-11, TC-12).
   */
  earliestAfter(id: string, openedOn: LocalDate, circumstances?: LimitCircumstances): LocalDate;
  /** The `n`-th working day after the date, before it when `n` is negative; 0 gives the date itself. */
  addWorkingDays(date: LocalDate, n: number): LocalDate;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
  /** First day with `n` full working days between it and the notice: the (n+1)-th working day after it (§6.1 rule 11). */
  earliestAfterFullWorkingDays(notice: LocalDate, n: number): LocalDate;
  /** Last working day on which a notice still leaves `n` full working days before the event. */
  latestNoticeBefore(event: LocalDate, n: number): LocalDate;
}

/** The calendar of the installed notices, corrected and prolonged by the overrides. Throws `RangeError` for wrong ones. */
export function createCalendar(
  overrides: readonly CalendarOverride[] = [],
  { localLimits = [], excludedEnds = 'to' }: CalendarSettings = {},
): LegalCalendar {
  assertLocalLimits(localLimits);
  const tableOf = installedTables(overrides);
  const days = new WorkingDays(tableOf);
  const addWorkingDays = (date: LocalDate, n: number): LocalDate => days.textOf(days.add(epochDayOf(date), n));
  const due = (request: DueRequest): Due => computeDue(request, days, excludedEnds);
  const clock = { due, addWorkingDays };
  return {
    isWorkingDay: (date) => days.isWorking(epochDayOf(date)),
    dayReason: (date) => dayReason(date, days),
    covers: (year) => tableOf(year) !== null,
    due,
    dueBefore: (request) => latestBefore(request, days),
    dueAfterHours,
    limitOf: (id, on) => limitOf(id, on, localLimits),
    dueOf: (id, from, circumstances = {}) => dueOfLimit(id, from, circumstances, clock, localLimits),
    earliestAfter: (id, on, circumstances = {}) => earliestOfLimit(id, on, circumstances, clock, localLimits),
    addWorkingDays,
    workingDaysBetween: (from, to) => days.between(epochDayOf(from), epochDayOf(to)),
    earliestAfterFullWorkingDays: (notice, n) => addWorkingDays(notice, n + 1),
    latestNoticeBefore: (event, n) => addWorkingDays(event, -(n + 1)),
  };
}
