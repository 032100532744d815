import {
  CalendarMissingError,
  addDays,
  clockText,
  explainHours,
  limitOf,
  localDate,
  parsePeriod,
} from '../../law/index.js';
import type { Due, DueStep, HourStep, LegalCalendar, LocalDate, Period, StatutoryLimit } from '../../law/index.js';
import type { LocalText } from '../../model/index.js';
import type { DueOptions } from './due-options.js';

/** What the command says, in the order of its JSON. */
export interface DueAnswer {
  readonly dueStatutory: string;
  readonly dueSafe: string;
  /** The day to work by: the statutory one for a party, the safe one for an organ. */
  readonly closes: string;
  /** First day on which what waits for the period may happen; null while the calendar of that day is missing. Not of a mere deadline. */
  readonly earliest?: LocalDate | null;
  readonly limit?: Pick<StatutoryLimit, 'id' | 'source' | 'consequence' | 'role' | 'local'> & {
    readonly name: LocalText;
  };
  readonly steps: readonly (DueStep | HourStep)[];
}

/** Counts what the options ask for. Throws `RangeError` for what cannot be counted and `CalendarMissingError`. */
export function answerDue(options: DueOptions, calendar: LegalCalendar): DueAnswer {
  const limit = options.limit === undefined ? null : limitOf(options.limit);
  const period = options.period ?? limit?.period ?? null;
  if (period === null && limit === null) throw new RangeError('expected --period or --limit, found neither');
  if (period !== null && parsePeriod(period).unit === 'H') return inHours(options, period, limit);
  const from = localDate(options.from);
  return options.before ? beforeEvent(options, from, calendar) : inDays(options, from, calendar);
}

function inDays(options: DueOptions, from: LocalDate, calendar: LegalCalendar): DueAnswer {
  const { limit: id, period, role, extend: extensions, exclude: excluded } = options;
  const circumstances = { extensions, excluded, ...(role && { role }), ...(period && { period }) };
  if (id !== undefined) {
    const due = calendar.dueOf(id, from, circumstances);
    const limit = calendar.limitOf(id, from);
    const waitedFor = limit.bound === 'minimum' || (role ?? limit.role) === 'party';
    const earliest = waitedFor ? { earliest: known(() => calendar.earliestAfter(id, from, circumstances)) } : {};
    return { ...days(due), ...earliest, limit: shown(limit), steps: due.steps };
  }
  const length = period as Period;
  const due = calendar.due({ from, period: length, ...circumstances });
  // So many full working days lie between (§6.1 rule 11), unless it is a party's window, after which any day is late enough.
  const nextWorkingDay = role !== 'party' && parsePeriod(length).unit === 'WD';
  const earliest = nextWorkingDay
    ? known(() => calendar.addWorkingDays(due.dueStatutory, 1))
    : addDays(due.dueStatutory, 1);
  return { ...days(due), earliest, steps: due.steps };
}

function beforeEvent(options: DueOptions, event: LocalDate, calendar: LegalCalendar): DueAnswer {
  if (options.extend.length > 0 || options.exclude.length > 0) {
    throw new RangeError(
      'expected no --extend and no --exclude with --before: nothing prolongs the time before an event',
    );
  }
  const limit = options.limit === undefined ? null : calendar.limitOf(options.limit, event);
  const period = options.period ?? limit?.period ?? null;
  if (period === null) throw new RangeError(`expected a limit with a length, found ${options.limit ?? ''}`);
  const due = calendar.dueBefore({ event, period, ...(limit && { limit }) });
  const closes = options.role === 'party' ? due.dueStatutory : due.dueSafe;
  return { ...days(due), closes, ...(limit && { limit: shown(limit) }), steps: due.steps };
}

function inHours(
  { from, extend, exclude, before }: DueOptions,
  period: Period,
  limit: StatutoryLimit | null,
): DueAnswer {
  if (exclude.length > 0 || before) {
    throw new RangeError('expected hours without --exclude and --before: they run through and forwards');
  }
  const { fromMs, zone } = instantOf(from);
  const { dueMs, steps } = explainHours(fromMs, period, extend, limit);
  const due = `${clockText(dueMs)}${zone}`;
  return { dueStatutory: due, dueSafe: due, closes: due, ...(limit && { limit: shown(limit) }), steps };
}

/** A time in China, or one with its zone, which the answer then has too. */
function instantOf(text: string): { readonly fromMs: number; readonly zone: string } {
  const [, day, time, seconds = ':00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const fromMs = day === undefined ? NaN : Date.parse(`${localDate(day)}T${time}${seconds}${zone || '+08:00'}`);
  if (Number.isNaN(fromMs)) throw new RangeError(`expected a time such as 2025-12-31T10:00 for hours, found '${text}'`);
  return { fromMs, zone: zone === '' ? '' : '+08:00' };
}

function days({ dueStatutory, dueSafe, due }: Due): Pick<DueAnswer, 'dueStatutory' | 'dueSafe' | 'closes'> {
  return { dueStatutory, dueSafe, closes: due };
}

function shown({ id, name, source, consequence, role, local }: StatutoryLimit): DueAnswer['limit'] & object {
  return { id, name, source, consequence, role, local };
}

function known(day: () => LocalDate): LocalDate | null {
  try {
    return day();
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}
