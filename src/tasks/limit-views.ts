import type { LimitView } from '../cases/index.js';
import { light } from '../law/index.js';
import type { LegalCalendar, LocalDate } from '../law/index.js';

/** The stored limit with its light of today: only that changes by itself from day to day. */
export function limitToday(
  task: { readonly limit: object | null; readonly dueOn: string | null },
  today: LocalDate,
  calendar: LegalCalendar,
): LimitView | null {
  if (task.limit === null) return null;
  return { ...(task.limit as LimitView), ...light(task.dueOn as LocalDate | null, today, calendar) };
}
