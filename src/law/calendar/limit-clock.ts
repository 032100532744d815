import type { LegalCalendar } from './calendar.js';
import type { Due, DueRequest } from './due.js';
import { limitOf, type LocalLimit, type StatutoryLimit } from './limits/index.js';
import { addDays, daysBetween, localDate, yearOf, type LocalDate } from './local-date.js';
import { parsePeriod, type Period } from './period.js';

/** What a case adds to a limit of the table. */
export interface LimitCircumstances {
  /** One of the lengths the limit allows, such as 5WD for the reply in simple procedure. Default: its ordinary one. */
  readonly period?: Period | undefined;
  readonly extensions?: readonly Period[];
  readonly excluded?: DueRequest['excluded'];
  /** Default: the role of the table. */
  readonly role?: 'party' | 'organ';
}

type Clock = Pick<LegalCalendar, 'due' | 'addWorkingDays'>;

/**
 * The last day of a limit that starts on a day, with the local value of that day. Throws `RangeError` for a length, or an
 * extension, that the table does not allow, for hours, and for a limit without a length.
 */
export function dueOfLimit(
  id: string,
  from: LocalDate,
  circumstances: LimitCircumstances,
  clock: Clock,
  local: readonly LocalLimit[],
): Due {
  const limit = limitOf(id, from, local);
  const { extensions = [], excluded = [], role = limit.role } = circumstances;
  assertExtensions(limit, extensions);
  const { startCounts, exact } = limit;
  const start = limit.yearly === null || circumstances.period !== undefined ? from : lastOfYear(from);
  return clock.due({
    from: start,
    period: lengthOf(limit, start, circumstances.period),
    extensions,
    excluded,
    role,
    startCounts,
    exact,
    limit,
  });
}

/** The first day on which what waits for the limit may happen; `RangeError` as `dueOfLimit`. See `LegalCalendar.earliestAfter`. */
export function earliestOfLimit(
  id: string,
  openedOn: LocalDate,
  circumstances: LimitCircumstances,
  clock: Clock,
  local: readonly LocalLimit[],
): LocalDate {
  const { dueStatutory } = dueOfLimit(id, openedOn, circumstances, clock, local);
  switch (limitOf(id).opens) {
    case 'last-day':
      return dueStatutory;
    case 'next-working-day':
      return clock.addWorkingDays(dueStatutory, 1);
    default:
      return addDays(dueStatutory, 1);
  }
}

function lastOfYear(date: LocalDate): LocalDate {
  return localDate(`${String(yearOf(date)).padStart(4, '0')}-12-31`);
}

function lengthOf(limit: StatutoryLimit, start: LocalDate, chosen: Period | undefined): Period {
  const { id, period, yearly, atMost, otherwise } = limit;
  if (period === null && yearly !== null && chosen === undefined) {
    return `${daysBetween(start, localDate(`${yearOf(start) + 1}-${yearly}`))}CD`;
  }
  const allowed = [period, atMost, ...otherwise.map((other) => other.period)].filter((one) => one !== null);
  const length = chosen ?? period;
  if (length === null) throw new RangeError(`expected a limit with a length, found ${id}: ${limit.name.en}`);
  // What is set locally may be set to anything.
  if (!limit.local && !allowed.includes(length)) {
    throw new RangeError(
      `expected ${allowed.join(' or ') || 'no length'} for ${id} (${limit.source}), found ${length}`,
    );
  }
  return length;
}

function assertExtensions({ id, source, extensions: granted }: StatutoryLimit, asked: readonly Period[]): void {
  asked.forEach((extension, index) => {
    const allowed = granted[index];
    if (allowed === undefined) {
      const often = granted.length === 0 ? 'no extension' : `at most ${granted.length} extension(s)`;
      throw new RangeError(`expected ${often} of ${id} (${source}), found ${asked.join(' and ')}`);
    }
    if (allowed.period === null) return;
    const [longest, found] = [parsePeriod(allowed.period), parsePeriod(extension)];
    if (found.unit !== longest.unit || found.length > longest.length) {
      throw new RangeError(
        `expected an extension of ${id} by at most ${allowed.period} (${source}), found ${extension}`,
      );
    }
  });
}
