export * from './local-date.js';
export { CalendarMissingError, type CalendarOverride, type NoticedDay } from './holiday-table.js';
export { parsePeriod, type ParsedPeriod, type Period, type PeriodUnit } from './period.js';
export type { Due, DueRequest, DueStep, ExcludedInterval } from './due.js';
export { createCalendar, type DayReason, type LegalCalendar } from './calendar.js';
export { light, type Light, type LightView } from './light.js';
export { penaltyLimits, type LimitId, type StatutoryLimit } from './limits.js';
