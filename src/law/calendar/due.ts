import type { LocalText } from '../../model/finding.js';
import { lastCountedDay } from './count.js';
import { excludedAfter, type ExcludedEnds, type ExcludedInterval } from './exclusions.js';
import { explain } from './explain.js';
import type { StatutoryLimit } from './limits/limit.js';
import { epochDayOf, type LocalDate } from './local-date.js';
import { parsePeriod, type ParsedPeriod, type Period } from './period.js';
import type { WorkingDays } from './working-days.js';

export interface DueRequest {
  /** The day of the event; it does not count (§6.1 rule 1). */
  readonly from: LocalDate;
  /** Not in hours: `dueAfterHours` counts those from an instant. */
  readonly period: Period;
  /** Approved extensions in the unit of the period; they lengthen it before anything rolls. */
  readonly extensions?: readonly Period[];
  readonly excluded?: readonly ExcludedInterval[];
  /** Whose period it is: a party's right ends on `dueStatutory`, an organ's duty on `dueSafe` (§6.1 rule 9). Default organ. */
  readonly role?: 'party' | 'organ';
  /** The day of the event counts itself, as a term of validity has its day of effect. Default false. */
  readonly startCounts?: boolean;
  /** Nobody has to act on the last day (validity, effect, limitation): it stays where it is, rest day or not. Default false. */
  readonly exact?: boolean;
  /** The limit it is, for the explanation. */
  readonly limit?: StatutoryLimit;
}

/** What a line of the explanation says. */
export type DueStepKind =
  | 'limit' // Which limit it is, and its article.
  | 'start'
  | 'extension'
  | 'counted' // Days or months that count, one after another.
  | 'make-up' // A make-up working day 调休上班日: counts although a weekend.
  | 'rest' // Does not count: weekend, holiday, exchanged day off.
  | 'excluded' // Does not count: suspension, hearing, monitoring …
  | 'rolled' // The last day is a rest day: one day on.
  | 'end';

/** One line of "why this date". The `days` of all lines together lead from the start to the result, their `counts` make the period. */
export interface DueStep {
  readonly kind: DueStepKind;
  readonly date: LocalDate;
  /** Last day of a stretch; else `date`. */
  readonly to: LocalDate;
  /** Calendar days by which the line carries on towards the statutory day. */
  readonly days: number;
  /** How much of the period it uses up, in the period's unit; an extension and its base are no lines of counting: 0. */
  readonly counts: number;
  readonly text: LocalText;
}

export interface Due {
  /** The day to work by, chosen by the role: `dueStatutory` for a party, `dueSafe` for an organ. */
  readonly due: LocalDate;
  /** The last day the law allows: the unrolled day, or the first working day after it when it is a rest day. */
  readonly dueStatutory: LocalDate;
  /** The last working day on or before the unrolled day. It lies before the start when no working day lies between. */
  readonly dueSafe: LocalDate;
  /** The last counted day, before rolling. */
  readonly unrolled: LocalDate;
  /** Computed when asked for. */
  readonly steps: readonly DueStep[];
}

/** A counted period: the request with everything the explanation needs. */
export interface Counted {
  readonly request: DueRequest;
  readonly period: ParsedPeriod;
  readonly ends: ExcludedEnds;
  /** Last epoch day before the first that can count. */
  readonly after: number;
  readonly unrolled: number;
  readonly statutory: number;
  readonly safe: number;
}

/** Counts the period. Throws `CalendarMissingError` when a day it must classify lies beyond the table, `RangeError` for what is no period. */
export function computeDue(request: DueRequest, days: WorkingDays, ends: ExcludedEnds): Due {
  const period = totalLength(request);
  const after = epochDayOf(request.from) - (request.startCounts ? 1 : 0);
  const excluded = excludedAfter(after, request.excluded, ends);
  const unrolled = lastCountedDay(period, request.from, after, request.startCounts ?? false, excluded, days);
  // Counting working days ends on one; looking it up again would cost as much as counting.
  const stays = request.exact || period.unit === 'WD' || days.isWorking(unrolled);
  const safe = stays ? unrolled : days.add(unrolled, -1);
  const statutory = stays || period.unit === 'D' ? unrolled : days.add(unrolled, 1);
  return new CountedDue({ request, period, ends, after, unrolled, statutory, safe }, days);
}

class CountedDue implements Due {
  readonly due: LocalDate;
  readonly dueStatutory: LocalDate;
  readonly dueSafe: LocalDate;
  readonly unrolled: LocalDate;
  readonly #counted: Counted;
  readonly #days: WorkingDays;

  constructor(counted: Counted, days: WorkingDays) {
    const { request, unrolled, statutory, safe } = counted;
    this.unrolled = days.textOf(unrolled);
    this.dueStatutory = statutory === unrolled ? this.unrolled : days.textOf(statutory);
    this.dueSafe = safe === unrolled ? this.unrolled : days.textOf(safe);
    this.due = request.role === 'party' ? this.dueStatutory : this.dueSafe;
    this.#counted = counted;
    this.#days = days;
  }

  get steps(): readonly DueStep[] {
    return explain(this.#counted, this.#days);
  }
}

function totalLength({ period, extensions }: DueRequest): ParsedPeriod {
  const base = parsePeriod(period);
  if (extensions === undefined || extensions.length === 0) return base;
  let length = base.length;
  for (const extension of extensions.map(parsePeriod)) {
    if (extension.unit !== base.unit) {
      throw new RangeError(`expected an extension in ${base.unit}, found ${extension.length}${extension.unit}`);
    }
    length += extension.length;
  }
  return { unit: base.unit, length };
}
