import type { LegalCalendar } from './calendar.js';
import { CalendarMissingError } from './holiday-table.js';
import type { LocalDate } from './local-date.js';

export type Light = 'green' | 'yellow' | 'red' | 'unknown';

/** What the inbox shows of a limit. `remainingWorkingDays` is null exactly when the light is unknown. */
export interface LightView {
  readonly light: Light;
  /** Working days after today up to and including the last day; negative once it is over. */
  readonly remainingWorkingDays: number | null;
}

const RED_FROM = 1;
const YELLOW_FROM = 3;

/**
 * Red: over, due today, or one working day left. Yellow: up to three. Green: more. Unknown: no due day could be
 * computed, or a year between today and it has no installed calendar.
 */
export function light(due: LocalDate | null, today: LocalDate, calendar: LegalCalendar): LightView {
  const remaining = due === null ? null : remainingOrNull(due, today, calendar);
  if (remaining === null || due === null) return { light: 'unknown', remainingWorkingDays: null };
  if (due < today || remaining <= RED_FROM) return { light: 'red', remainingWorkingDays: remaining };
  return { light: remaining <= YELLOW_FROM ? 'yellow' : 'green', remainingWorkingDays: remaining };
}

function remainingOrNull(due: LocalDate, today: LocalDate, calendar: LegalCalendar): number | null {
  try {
    return calendar.workingDaysBetween(today, due);
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}
