import { EvaluationFailure } from '../failure.js';
import { plusMonths } from './civil.js';
import { DaysTimeDuration, NS_PER_DAY, NS_PER_SECOND, YearsMonthsDuration } from './durations.js';
import { type Anchor, FeelDate, FeelDateTime, FeelTime } from './points.js';
import { localAnchor, offsetAt } from './zone.js';

export type Point = FeelDate | FeelDateTime | FeelTime;
export type Duration = YearsMonthsDuration | DaysTimeDuration;

/** The calendar of Java ends with the year 999,999,999. */
const DAYS_MAX = 365_241_780_471;

export function isPoint(value: unknown): value is Point {
  return value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;
}

export function isDuration(value: unknown): value is Duration {
  return value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration;
}

export function negated(duration: Duration): Duration {
  return duration instanceof YearsMonthsDuration
    ? new YearsMonthsDuration(-duration.totalMonths)
    : new DaysTimeDuration(-duration.totalNs);
}

/** The point moved by the duration; null where that has no meaning (months on a time). Throws `EvaluationFailure` off the calendar. */
export function shift(point: Point, duration: Duration): Point | null {
  if (duration instanceof YearsMonthsDuration) return shiftMonths(point, duration.totalMonths);
  if (point instanceof FeelTime) {
    const moved = (((point.nsOfDay + duration.totalNs) % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY;
    return new FeelTime(moved, point.anchor);
  }
  if (point instanceof FeelDate) return new FeelDate(onCalendar(point.epochDay + daysOf(duration.totalNs)));
  onCalendar(point.epochDay + daysOf(duration.totalNs));
  return point.anchor === null
    ? new FeelDateTime(point.localNs + duration.totalNs, null)
    : atInstant(point.instantNs + duration.totalNs, point.anchor);
}

/** Days a day moves by a length of time: downwards to the day it ends in. */
function daysOf(ns: bigint): number {
  return Number((ns - (((ns % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY)) / NS_PER_DAY);
}

function onCalendar(epochDay: number): number {
  if (Math.abs(epochDay) > DAYS_MAX)
    throw new EvaluationFailure('expected a date up to the year 999999999, found a later or earlier one');
  return epochDay;
}

function shiftMonths(point: Point, months: number): Point | null {
  if (point instanceof FeelTime) return null;
  const day = onCalendar(plusMonths(point.epochDay, months));
  if (point instanceof FeelDate) return new FeelDate(day);
  return withLocal(BigInt(day) * NS_PER_DAY + point.nsOfDay, point.anchor);
}

/** The date-time that shows an instant in the offset or zone of `anchor`. */
export function atInstant(instantNs: bigint, anchor: Anchor): FeelDateTime {
  const offsetSeconds = anchor.zone === null ? anchor.offsetSeconds : offsetAt(anchor.zone, secondsOf(instantNs));
  return new FeelDateTime(instantNs + BigInt(offsetSeconds) * NS_PER_SECOND, { offsetSeconds, zone: anchor.zone });
}

/** The date-time with that wall-clock reading in the anchor's zone; readings that a clock skips come as much later. */
export function withLocal(localNs: bigint, anchor: Anchor | null): FeelDateTime {
  if (anchor === null || anchor.zone === null) return new FeelDateTime(localNs, anchor);
  const { offsetSeconds, skipped } = localAnchor(anchor.zone, secondsOf(localNs));
  return new FeelDateTime(localNs + BigInt(skipped) * NS_PER_SECOND, { offsetSeconds, zone: anchor.zone });
}

function secondsOf(ns: bigint): number {
  return Number((ns - (((ns % NS_PER_SECOND) + NS_PER_SECOND) % NS_PER_SECOND)) / NS_PER_SECOND);
}

/** Time from `y` to `x`; null when one is anchored and the other is not, or the kinds differ. */
export function elapsed(x: Point, y: Point): DaysTimeDuration | null {
  if (!comparable(x, y)) return null;
  // Zeebe adds the offsets of times instead of taking them away.
  if (x instanceof FeelTime && y instanceof FeelTime)
    return new DaysTimeDuration(2n * (x.nsOfDay - y.nsOfDay) - (position(x) - position(y)));
  return new DaysTimeDuration(position(x) - position(y));
}

/** Points compare when they are of one kind and both local or both anchored. */
export function comparable(x: Point, y: Point): boolean {
  if (x instanceof FeelDate || y instanceof FeelDate) return x instanceof FeelDate && y instanceof FeelDate;
  return x.constructor === y.constructor && (x.anchor === null) === (y.anchor === null);
}

/** Nanoseconds on the line that points of one kind share. */
export function position(point: Point): bigint {
  if (point instanceof FeelDate) return BigInt(point.epochDay) * NS_PER_DAY;
  if (point instanceof FeelDateTime) return point.instantNs;
  return point.nsOfDay - BigInt(point.anchor?.offsetSeconds ?? 0) * NS_PER_SECOND;
}
