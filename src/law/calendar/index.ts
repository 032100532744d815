export {
  addDays,
  addMonths,
  daysBetween,
  endOfDayMs,
  isLocalDate,
  localDate,
  localDateOf,
  startOfDayMs,
  weekdayOf,
  yearOf,
  type LocalDate,
} from './local-date.js';
export { CalendarMissingError, type CalendarOverride, type NoticedDay } from './holiday-table.js';
export { isPeriod, parsePeriod, type ParsedPeriod, type Period, type PeriodUnit } from './period.js';
export { EXCLUDED_ENDS, type ExcludedEnds, type ExcludedInterval } from './exclusions.js';
export type { Due, DueRequest, DueStep, DueStepKind } from './due.js';
export type { BeforeRequest } from './before.js';
export type { DayReason } from './day-reason.js';
export { createCalendar, type CalendarSettings, type LegalCalendar } from './calendar.js';
export type { LimitCircumstances } from './limit-clock.js';
export { light, type Light, type LightView } from './light.js';
export * from './limits/index.js';
export { clockText, explainHours, type DueInHours, type HourStep } from './hours.js';
