import { CalendarMissingError, addDays, type LegalCalendar, type LocalDate } from '../../law/calendar/index.js';

/** 00:00+08:00 of the day after `date`: the instant from which the day is over, as FEEL reads it. */
export function endOfDay(date: LocalDate): string {
  return `${addDays(date, 1)}T00:00:00+08:00`;
}

/** Routing variable for the reminder at the legal review (T-PEN-10), or nothing while the calendar of that year is missing. */
export function reviewDueAt(receivedOn: LocalDate, calendar: LegalCalendar): { readonly reviewDueAt?: string } {
  try {
    return { reviewDueAt: endOfDay(calendar.dueOf('T-PEN-10', receivedOn).dueStatutory) };
  } catch (error) {
    if (error instanceof CalendarMissingError) return {};
    throw error;
  }
}
