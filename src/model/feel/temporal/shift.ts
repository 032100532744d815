import { MS_PER_DAY, plusMonths } from './civil.js';
import { DaysTimeDuration, YearsMonthsDuration } from './durations.js';
import { type Anchor, FeelDate, FeelDateTime, FeelTime } from './points.js';
import { offsetAt, offsetOfLocal } from './zone.js';

export type Point = FeelDate | FeelDateTime | FeelTime;
export type Duration = YearsMonthsDuration | DaysTimeDuration;

export function isPoint(value: unknown): value is Point {
  return value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;
}

export function isDuration(value: unknown): value is Duration {
  return value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration;
}

export function negated(duration: Duration): Duration {
  return duration instanceof YearsMonthsDuration
    ? new YearsMonthsDuration(-duration.totalMonths)
    : new DaysTimeDuration(-duration.totalMs);
}

/** The point moved by the duration; null where that has no meaning (months on a time). */
export function shift(point: Point, duration: Duration): Point | null {
  if (duration instanceof YearsMonthsDuration) return shiftMonths(point, duration.totalMonths);
  if (point instanceof FeelTime) {
    const moved = (((point.msOfDay + duration.totalMs) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
    return new FeelTime(moved, point.anchor);
  }
  if (point instanceof FeelDate) return new FeelDate(Math.floor(point.epochDay + duration.totalMs / MS_PER_DAY));
  return point.anchor === null
    ? new FeelDateTime(point.localMs + duration.totalMs, null)
    : atInstant(point.instantMs + duration.totalMs, point.anchor);
}

function shiftMonths(point: Point, months: number): Point | null {
  if (point instanceof FeelTime) return null;
  if (point instanceof FeelDate) return new FeelDate(plusMonths(point.epochDay, months));
  return withLocal(plusMonths(point.epochDay, months) * MS_PER_DAY + point.msOfDay, point.anchor);
}

/** The date-time that shows an instant in the offset or zone of `anchor`. */
export function atInstant(instantMs: number, anchor: Anchor): FeelDateTime {
  const offsetSeconds = anchor.zone === null ? anchor.offsetSeconds : offsetAt(anchor.zone, instantMs);
  return new FeelDateTime(instantMs + offsetSeconds * 1000, { offsetSeconds, zone: anchor.zone });
}

/** The date-time with that wall-clock reading; a zone's offset is looked up anew. */
export function withLocal(localMs: number, anchor: Anchor | null): FeelDateTime {
  if (anchor === null || anchor.zone === null) return new FeelDateTime(localMs, anchor);
  return new FeelDateTime(localMs, { offsetSeconds: offsetOfLocal(anchor.zone, localMs), zone: anchor.zone });
}

/** Time from `y` to `x`; null when one is anchored and the other is not, or the kinds differ. */
export function elapsed(x: Point, y: Point): DaysTimeDuration | null {
  const [a, b] = [position(x), position(y)];
  return comparable(x, y) ? new DaysTimeDuration(a - b) : null;
}

/** Points compare when they are of one kind and both local or both anchored. */
export function comparable(x: Point, y: Point): boolean {
  if (x instanceof FeelDate || y instanceof FeelDate) return x instanceof FeelDate && y instanceof FeelDate;
  return x.constructor === y.constructor && (x.anchor === null) === (y.anchor === null);
}

/** Milliseconds on the line that points of one kind share. */
export function position(point: Point): number {
  if (point instanceof FeelDate) return point.epochDay * MS_PER_DAY;
  if (point instanceof FeelDateTime) return point.instantMs;
  return point.msOfDay - (point.anchor?.offsetSeconds ?? 0) * 1000;
}
