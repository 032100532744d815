import {
  CalendarMissingError,
  light,
  type Due,
  type ExcludedInterval,
  type LegalCalendar,
  type LimitId,
  type Light,
  type LocalDate,
} from '../../law/calendar/index.js';
import type { LocalText } from '../../model/finding.js';

/** A running limit of a case as screens show it. `due` is null exactly when the calendar of its year is not installed. */
export interface LimitView {
  readonly limitId: LimitId;
  readonly name: LocalText;
  /** The last day the law allows. */
  readonly due: LocalDate | null;
  /** The last working day on or before the last counted day, for duties of the organ (§6.1 rule 9). */
  readonly dueSafe: LocalDate | null;
  readonly remainingWorkingDays: number | null;
  readonly light: Light;
  readonly article: string;
  readonly steps: readonly LocalText[];
}

/** A limit that runs: which, since when, and the days that do not count. */
export interface RunningLimit {
  readonly limitId: LimitId;
  readonly from: LocalDate;
  readonly excluded?: readonly ExcludedInterval[];
}

/** The running limit seen from `today`. The light follows the safe day for duties of the organ, the statutory for rights. */
export function limitView(running: RunningLimit, today: LocalDate, calendar: LegalCalendar): LimitView {
  const { name, role, source } = calendar.limitOf(running.limitId, running.from);
  const due = dueOrMissing(running, calendar);
  const known = due instanceof CalendarMissingError ? null : due;
  const watched = known === null ? null : role === 'organ' ? known.dueSafe : known.dueStatutory;
  return {
    limitId: running.limitId,
    name,
    due: known?.dueStatutory ?? null,
    dueSafe: known?.dueSafe ?? null,
    ...light(watched, today, calendar),
    article: source,
    steps: due instanceof CalendarMissingError ? [due.text] : due.steps.map((step) => step.text),
  };
}

function dueOrMissing(
  { limitId, from, excluded = [] }: RunningLimit,
  calendar: LegalCalendar,
): Due | CalendarMissingError {
  try {
    return calendar.dueOf(limitId, from, { excluded });
  } catch (error) {
    if (error instanceof CalendarMissingError) return error;
    throw error;
  }
}
