import { daysInMonth, fromEpochDay, monthsBetween, toEpochDay, weekday } from '../temporal/civil.js';
import {
  DaysTimeDuration,
  NS_PER_DAY,
  NS_PER_SECOND,
  parseDuration,
  YearsMonthsDuration,
} from '../temporal/durations.js';
import { dateOf, parseDate, parseDateTime, parseTime, zoneAnchor } from '../temporal/parse.js';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/points.js';
import { atInstant, withLocal } from '../temporal/shift.js';
import { type FeelNumber, multiply, parseNumber, toInteger, toNumber } from '../number.js';
import type { Evaluation } from '../scope.js';
import type { FeelValue } from '../value.js';
import { type Builtins, costly, fn, integer, type Kind, numeric, orNull, text } from './define.js';

/** The time zone of `now()` and `today()`, by its legal name; China keeps one offset, so results carry just that. */
export const LOCAL_ZONE = 'Asia/Shanghai';

/** Offsets of a zone have to be looked up. */
const ZONE = 10;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const MONTH_NAMES = [...MONTHS, 'November', 'December'];

function now({ nowMs }: Evaluation): FeelDateTime {
  const zoned = atInstant(BigInt(nowMs) * 1_000_000n, { offsetSeconds: 0, zone: LOCAL_ZONE });
  return new FeelDateTime(zoned.localNs, { offsetSeconds: zoned.anchor?.offsetSeconds ?? 0, zone: null });
}

const dayOf: Kind<number> = (value) =>
  value instanceof FeelDate || value instanceof FeelDateTime ? value.epochDay : undefined;
const pointInTime: Kind<FeelDate | FeelDateTime> = (value) =>
  value instanceof FeelDate || value instanceof FeelDateTime ? value : undefined;
const timeOrZone: Kind<FeelTime | string> = (value) =>
  value instanceof FeelTime || typeof value === 'string' ? value : undefined;
const duration: Kind<DaysTimeDuration> = (value) => (value instanceof DaysTimeDuration ? value : undefined);
const dateSource: Kind<string | FeelDate | FeelDateTime> = (value) => text(value) ?? pointInTime(value);
const timeSource: Kind<string | FeelDate | FeelDateTime | FeelTime> = (value) =>
  value instanceof FeelTime ? value : dateSource(value);

function toDate(from: string | FeelDate | FeelDateTime): FeelValue {
  if (typeof from === 'string') return parseDate(from);
  return new FeelDate(from.epochDay);
}

function toTime(from: string | FeelDate | FeelDateTime | FeelTime): FeelValue {
  if (typeof from === 'string') return parseTime(from);
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return new FeelTime(from.nsOfDay, from.anchor);
  return new FeelTime(0n, { offsetSeconds: 0, zone: null });
}

/** A date (or the day of a date-time) at a time, or a date-time seen in a zone. */
function combine(date: FeelDate | FeelDateTime, second: FeelTime | string): FeelValue {
  if (second instanceof FeelTime) return withLocal(BigInt(date.epochDay) * NS_PER_DAY + second.nsOfDay, second.anchor);
  const zone = date instanceof FeelDate ? null : zoneAnchor(fullZone(second));
  if (zone === null || date instanceof FeelDate) return null;
  return date.anchor === null ? withLocal(date.localNs, zone) : atInstant(date.instantNs, zone);
}

/** `GMT+8` in full: `GMT+08:00`. */
function fullZone(name: string): string {
  return name.replace(/^(UTC|GMT|UT)([+-])(\d)$/, '$1$20$3').replace(/^(UTC|GMT|UT)([+-]\d{2})$/, '$1$2:00');
}

function clock(hour: number, minute: number, second: FeelNumber, offset: DaysTimeDuration | null): FeelValue {
  const seconds = toNumber(second);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || seconds < 0 || seconds >= 60) return null;
  const ns = BigInt((hour * 60 + minute) * 60) * NS_PER_SECOND + BigInt(toInteger(multiply(second, 1_000_000_000)));
  if (offset === null) return new FeelTime(ns, null);
  const offsetSeconds = Math.trunc(offset.totalMs / 1000);
  return Math.abs(offsetSeconds) > 18 * 3600 ? null : new FeelTime(ns, { offsetSeconds, zone: null });
}

/** ISO 8601 week: the week of the year's first Thursday is week 1. */
function weekOfYear(day: number): number {
  const thursday = day - weekday(day) + 4;
  const { year } = fromEpochDay(thursday);
  return Math.floor((thursday - toEpochDay({ year, month: 1, day: 1 })) / 7) + 1;
}

function lastDayOfMonth(day: number): FeelDate {
  const { year, month } = fromEpochDay(day);
  return new FeelDate(toEpochDay({ year, month, day: daysInMonth(year, month) }));
}

function number(from: string, grouping: string | null, decimal: string | null): FeelValue {
  if (grouping !== null && !' ,.'.includes(grouping)) return null;
  if (decimal !== null && !',.'.includes(decimal)) return null;
  if (grouping === decimal && grouping !== null) return null;
  const ungrouped = grouping === null ? from : from.replaceAll(grouping, '');
  return parseNumber(decimal === null ? ungrouped : ungrouped.replace(decimal, '.'));
}

const interval: Kind<string> = (value) =>
  value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration ? value.toJson() : undefined;

const hms = [
  ['hour', integer],
  ['minute', integer],
  ['second', numeric],
] as const;
const day = ['date', dayOf] as const;

export const temporals: Builtins = {
  now: [fn([], now)],
  today: [fn([], (evaluation) => new FeelDate(now(evaluation).epochDay))],
  date: [
    fn([['from', dateSource]], (_, from) => toDate(from)),
    fn(
      [
        ['year', integer],
        ['month', integer],
        ['day', integer],
      ],
      (_, y, m, d) => dateOf(y, m, d),
    ),
  ],
  time: [
    fn([['from', timeSource]], (_, from) => toTime(from)),
    fn([...hms], (_, h, m, s) => clock(h, m, s, null)),
    fn([...hms, ['offset', orNull(duration)]], (_, h, m, s, offset) => clock(h, m, s, offset)),
  ],
  'date and time': [
    costly(
      ZONE,
      fn([['from', text]], (_, from) => parseDateTime(from)),
    ),
    costly(
      ZONE,
      fn(
        [
          ['date', pointInTime],
          ['time', timeOrZone],
        ],
        (_, date, second) => combine(date, second),
      ),
    ),
  ],
  duration: [fn([['from', text]], (_, from) => parseDuration(from))],
  // Zeebe's own: the text of a repeating timer.
  cycle: [
    fn([['interval', interval]], (_, every) => `R/${every}`),
    fn(
      [
        ['repetitions', orNull(integer)],
        ['interval', interval],
      ],
      (_, times, every) => `R${times ?? ''}/${every}`,
    ),
  ],
  'years and months duration': [
    fn(
      [
        ['from', dayOf],
        ['to', dayOf],
      ],
      (_, from, to) => new YearsMonthsDuration(monthsBetween(from, to)),
    ),
  ],
  number: [
    fn([['from', text]], (_, from) => number(from, null, null)),
    fn(
      [
        ['from', text],
        ['grouping separator', text],
      ],
      (_, from, grouping) => number(from, grouping, null),
    ),
    fn(
      [
        ['from', text],
        ['grouping separator', orNull(text)],
        ['decimal separator', orNull(text)],
      ],
      (_, from, grouping, decimal) => number(from, grouping, decimal),
    ),
  ],
  'day of year': [
    fn([day], (_, value) => value - toEpochDay({ year: fromEpochDay(value).year, month: 1, day: 1 }) + 1),
  ],
  'day of week': [fn([day], (_, value) => WEEKDAYS[weekday(value) - 1] ?? null)],
  'month of year': [fn([day], (_, value) => MONTH_NAMES[fromEpochDay(value).month - 1] ?? null)],
  'week of year': [fn([day], (_, value) => weekOfYear(value))],
  'last day of month': [fn([day], (_, value) => lastDayOfMonth(value))],
};
