import type { LocalText } from '../../model/finding.js';
import { unreachable } from '../../protocol/unreachable.js';
import type { DayReason } from './calendar.js';
import { addDays, addMonths, type LocalDate } from './local-date.js';
import { parsePeriod, type ParsedPeriod, type Period } from './period.js';

/** Days that do not count, with the documentary cause; `from` itself counts, `to` does not (§6.1 rule 10). */
export interface ExcludedInterval {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
}

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
}

/** One line of "why this date": a start, a skipped or make-up day, an exclusion, a roll-over. */
export interface DueStep {
  readonly date: LocalDate;
  readonly text: LocalText;
}

export interface Due {
  /** The day to work by, chosen by the role: `dueStatutory` for a party, `dueSafe` for an organ. */
  readonly due: LocalDate;
  /** The last day the law allows: the unrolled day, or the first working day after it when it is a rest day. */
  readonly dueStatutory: LocalDate;
  /** The last working day on or before the unrolled day. */
  readonly dueSafe: LocalDate;
  /** The last counted day, before rolling. */
  readonly unrolled: LocalDate;
  readonly steps: readonly DueStep[];
}

type DayReasonOf = (date: LocalDate) => DayReason;

/** Counts the period day by day. Throws `CalendarMissingError` when a day it must classify lies beyond the table. */
export function computeDue(request: DueRequest, reasonOf: DayReasonOf): Due {
  const length = totalLength(request);
  const steps: DueStep[] = [startStep(request.from)];
  const unrolled = lastCountedDay(request, length, reasonOf, steps);
  const dueStatutory = length.unit === 'D' ? unrolled : rolled(unrolled, 1, reasonOf, steps);
  const dueSafe = rolled(unrolled, -1, reasonOf, []);
  steps.push(lastStep(dueStatutory, dueSafe));
  return { due: request.role === 'party' ? dueStatutory : dueSafe, dueStatutory, dueSafe, unrolled, steps };
}

function totalLength({ period, extensions = [] }: DueRequest): ParsedPeriod {
  const base = parsePeriod(period);
  const added = extensions.map((extension) => parsePeriod(extension));
  const other = added.find(({ unit }) => unit !== base.unit);
  if (other !== undefined) {
    throw new RangeError(`expected an extension in ${base.unit}, found ${other.length}${other.unit}`);
  }
  return { unit: base.unit, length: added.reduce((sum, { length }) => sum + length, base.length) };
}

function lastCountedDay(request: DueRequest, period: ParsedPeriod, reasonOf: DayReasonOf, steps: DueStep[]): LocalDate {
  const { unit, length } = period;
  switch (unit) {
    case 'WD':
      return countDays(request.from, length, request, steps, reasonOf);
    case 'CD':
    case 'D':
      return countDays(request.from, length, request, steps, null);
    case 'M':
    case 'Y':
      return countMonths(request, unit === 'Y' ? length * 12 : length, steps);
    case 'H':
      throw new RangeError(`expected a period in days, months or years, found ${length}H: count hours from an instant`);
    default:
      return unreachable(unit);
  }
}

/** The day on which the `length`-th countable day after `from` falls; with `reasonOf` only working days count. */
function countDays(
  from: LocalDate,
  length: number,
  { excluded = [] }: DueRequest,
  steps: DueStep[],
  reasonOf: DayReasonOf | null,
): LocalDate {
  let day = from;
  for (let counted = 0; counted < length;) {
    day = addDays(day, 1);
    const exclusion = excluded.find((interval) => interval.from < day && day <= interval.to);
    if (exclusion !== undefined) {
      noteExclusion(steps, day, exclusion, excluded);
      continue;
    }
    const reason = reasonOf?.(day) ?? null;
    noteReason(steps, day, reason);
    if (reason === null || reason.working) counted += 1;
  }
  return day;
}

/** Excluded days inside a period of months move its end by as many days, and days excluded on the way there again. */
function countMonths(request: DueRequest, months: number, steps: DueStep[]): LocalDate {
  const end = addMonths(request.from, months);
  let lost = 0;
  for (let day = addDays(request.from, 1); day <= end; day = addDays(day, 1)) {
    const exclusion = request.excluded?.find((interval) => interval.from < day && day <= interval.to);
    if (exclusion === undefined) continue;
    lost += 1;
    noteExclusion(steps, day, exclusion, request.excluded ?? []);
  }
  return lost === 0 ? end : countDays(end, lost, request, steps, null);
}

function rolled(from: LocalDate, direction: 1 | -1, reasonOf: DayReasonOf, steps: DueStep[]): LocalDate {
  let day = from;
  for (let reason = reasonOf(day); !reason.working; reason = reasonOf(day)) {
    steps.push({
      date: day,
      text: {
        zh: `期限届满日${day}为${reason.name.zh}，顺延`,
        en: `the last day ${day} is a rest day (${reason.name.en}): it moves to the next working day`,
      },
    });
    day = addDays(day, direction);
  }
  return day;
}

function startStep(from: LocalDate): DueStep {
  return {
    date: from,
    text: { zh: `${from}为起算日，当日不计入`, en: `${from} is the day of the event and does not count` },
  };
}

function lastStep(dueStatutory: LocalDate, dueSafe: LocalDate): DueStep {
  const safe =
    dueSafe === dueStatutory
      ? { zh: '', en: '' }
      : { zh: `，宜在${dueSafe}前办理`, en: `, act by ${dueSafe} to be safe` };
  return {
    date: dueStatutory,
    text: { zh: `期限至${dueStatutory}届满${safe.zh}`, en: `the period ends on ${dueStatutory}${safe.en}` },
  };
}

function noteReason(steps: DueStep[], date: LocalDate, reason: DayReason | null): void {
  if (reason === null || reason.kind === 'working') return;
  const text = reason.working
    ? {
        zh: `${date}为调休上班日（${reason.name.zh}），计入`,
        en: `${date} is a make-up working day (${reason.name.en}) and counts`,
      }
    : { zh: `${date}为${reason.name.zh}，不计入`, en: `${date} is a rest day (${reason.name.en}) and does not count` };
  steps.push({ date, text });
}

/** One line per exclusion, written at its first excluded day. */
function noteExclusion(
  steps: DueStep[],
  day: LocalDate,
  exclusion: ExcludedInterval,
  excluded: readonly ExcludedInterval[],
): void {
  const previous = addDays(day, -1);
  const continued =
    exclusion.from < previous && excluded.find((i) => i.from < previous && previous <= i.to) === exclusion;
  if (continued) return;
  steps.push({
    date: day,
    text: {
      zh: `${day}至${exclusion.to}不计入期限：${exclusion.reason}`,
      en: `${day} to ${exclusion.to} are excluded: ${exclusion.reason}`,
    },
  });
}
