import type { LocalDate } from '../law/calendar/local-date.js';
import type { LocalText } from '../model/finding.js';

/** A running limit of a case as screens show it. `due` is null when the calendar of its year is not installed. */
export interface LimitView {
  readonly limitId: string;
  readonly name: LocalText;
  /** The last day the law allows. */
  readonly due: LocalDate | null;
  /** The last working day on or before it, for duties of the organ. */
  readonly dueSafe: LocalDate | null;
  readonly remainingWorkingDays: number | null;
  readonly light: 'green' | 'yellow' | 'red' | 'unknown';
  readonly article: string;
  readonly steps: readonly LocalText[];
}
