import type { LimitView } from '../cases/index.js';
import { createCalendar, light } from '../law/index.js';
import type { LegalCalendar, LocalDate } from '../law/index.js';

const calendar: LegalCalendar = createCalendar();

/** The stored limit with its light of today: only that changes by itself from day to day. */
export function limitToday(stored: object | null, dueOn: string | null, today: LocalDate): LimitView | null {
  if (stored === null) return null;
  return { ...(stored as LimitView), ...light(dueOn as LocalDate | null, today, calendar) };
}
