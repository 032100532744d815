import { daysInMonth, toEpochDay } from './civil.js';
import {
  type DaysTimeDuration,
  NS_PER_DAY,
  NS_PER_SECOND,
  parseDuration,
  type YearsMonthsDuration,
} from './durations.js';
import { type Anchor, FeelDate, FeelDateTime, FeelTime } from './points.js';
import { withLocal } from './shift.js';
import { isZone, offsetAt, parseOffset } from './zone.js';

const DATE = /^(-?(?:[1-9]\d{0,4})?\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^T?(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(.*)$/;

/** A date from `yyyy-MM-dd`; null when the text is no day of the calendar. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Null when there is no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  const inCalendar = Math.abs(year) <= 999_999_999 && month >= 1 && month <= 12;
  const exists = inCalendar && day >= 1 && day <= daysInMonth(year, month);
  return exists ? new FeelDate(toEpochDay({ year, month, day })) : null;
}

interface Clock {
  readonly nsOfDay: bigint;
  /** What follows the clock reading: an offset, a zone, or nothing. */
  readonly rest: string;
}

function parseClock(text: string): Clock | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const whole = BigInt((hours * 60 + minutes) * 60 + seconds);
  return { nsOfDay: whole * NS_PER_SECOND + BigInt((match[4] ?? '').padEnd(9, '0')), rest: match[5] ?? '' };
}

/** The anchor that stands in the text; the offset of a named zone is 0 until it is looked up. Undefined: none. */
function parseAnchor(text: string): Anchor | null | undefined {
  if (text === '') return null;
  const zone = text.startsWith('@') ? zoneAnchor(text.slice(1)) : null;
  if (zone !== null) return zone;
  const offsetSeconds = parseOffset(text);
  return offsetSeconds === null ? undefined : { offsetSeconds, zone: null };
}

/** What a zone's name stands for: an offset (`Z`, `+08:00`), or a zone; null when there is none of that name. */
export function zoneAnchor(name: string): Anchor | null {
  const offsetSeconds = parseOffset(name);
  if (offsetSeconds !== null) return { offsetSeconds, zone: null };
  return isZone(name) ? { offsetSeconds: 0, zone: name } : null;
}

/** A time from `08:30`, `08:30:00.5`, `08:30:00+08:00` or `08:30:00@Asia/Shanghai`; null when it is none. */
export function parseTime(text: string): FeelTime | null {
  const clock = parseClock(text.replace(/^(T?)24:00(?=$|:00)/, '$100:00'));
  const anchor = clock && parseAnchor(clock.rest);
  if (clock === null || anchor === undefined) return null;
  if (anchor === null || anchor.zone === null) return new FeelTime(clock.nsOfDay, anchor);
  return new FeelTime(clock.nsOfDay, { offsetSeconds: offsetAt(anchor.zone, 0), zone: anchor.zone });
}

/** A date-time from ISO 8601 text with offset, zone (`@…`) or neither; a bare date means midnight. Null when it is none. */
export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  if (date === null) return null;
  const midnight = BigInt(date.epochDay) * NS_PER_DAY;
  if (split < 0) return new FeelDateTime(midnight, null);
  const clock = parseClock(text.slice(split + 1));
  const anchor = clock && parseAnchor(clock.rest);
  return clock === null || anchor === undefined ? null : withLocal(midnight + clock.nsOfDay, anchor);
}

/** What an `@"…"` literal stands for, tried as date, date-time, duration and time; null when it is none of them. */
export function parseTemporal(
  text: string,
): FeelDate | FeelDateTime | FeelTime | YearsMonthsDuration | DaysTimeDuration | null {
  return parseDate(text) ?? parseDateTime(text) ?? parseDuration(text) ?? parseTime(text);
}
