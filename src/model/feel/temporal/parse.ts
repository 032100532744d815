import { daysInMonth, MS_PER_DAY, toEpochDay } from './civil.js';
import { parseDuration, type DaysTimeDuration, type YearsMonthsDuration } from './durations.js';
import { type Anchor, FeelDate, FeelDateTime, FeelTime } from './points.js';
import { isZone, offsetAt, offsetOfLocal } from './zone.js';

const DATE = /^(-?(?:[1-9]\d{0,4})?\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^T?(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(.*)$/;

/** A date from `yyyy-MM-dd`; null when the text is no day of the calendar. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Null when there is no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? new FeelDate(toEpochDay({ year, month, day })) : null;
}

interface Clock {
  readonly msOfDay: number;
  /** What follows the clock reading: an offset, a zone, or nothing. */
  readonly rest: string;
}

function parseClock(text: string): Clock | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const fraction = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3));
  return { msOfDay: ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction, rest: match[5] ?? '' };
}

function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** `zoneOffset` tells the offset of a named zone at the point being read. Undefined: not an anchor. */
function parseAnchor(text: string, zoneOffset: (zone: string) => number): Anchor | null | undefined {
  if (text === '') return null;
  const named = /^@(.+)$/.exec(text) ?? /^(?:Z|[+-][\d:]+)\[(.+)\]$/.exec(text);
  if (named?.[1] !== undefined) {
    return isZone(named[1]) ? { offsetSeconds: zoneOffset(named[1]), zone: named[1] } : undefined;
  }
  const offsetSeconds = parseOffset(text);
  return offsetSeconds === null ? undefined : { offsetSeconds, zone: null };
}

/** A time from `08:30`, `08:30:00.5`, `08:30:00+08:00` or `08:30:00@Asia/Shanghai`; null when it is none. */
export function parseTime(text: string): FeelTime | null {
  const clock = parseClock(text);
  if (clock === null) return null;
  const anchor = parseAnchor(clock.rest, (zone) => offsetAt(zone, 0));
  return anchor === undefined ? null : new FeelTime(clock.msOfDay, anchor);
}

/** A date-time from ISO 8601 text with offset, zone (`@…` or `[…]`) or neither; a bare date means midnight. Null when it is none. */
export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  if (date === null) return null;
  const midnight = date.epochDay * MS_PER_DAY;
  if (split < 0) return new FeelDateTime(midnight, null);
  const clock = parseClock(text.slice(split + 1));
  if (clock === null) return null;
  const localMs = midnight + clock.msOfDay;
  const anchor = parseAnchor(clock.rest, (zone) => offsetOfLocal(zone, localMs));
  return anchor === undefined ? null : new FeelDateTime(localMs, anchor);
}

/** What an `@"…"` literal stands for, tried as date, date-time, duration and time; null when it is none of them. */
export function parseTemporal(
  text: string,
): FeelDate | FeelDateTime | FeelTime | YearsMonthsDuration | DaysTimeDuration | null {
  return parseDate(text) ?? parseDateTime(text) ?? parseDuration(text) ?? parseTime(text);
}
