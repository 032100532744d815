import { LOCAL_ZONE } from '../feel/builtins/temporals.js';
import { MS_PER_DAY } from '../feel/temporal/civil.js';
import { localAnchor, offsetAt } from '../feel/temporal/zone.js';

/** A point of the calendar and the clock in the zone that timers count in: the one of `now()` and `today()`. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Milliseconds since midnight. */
  readonly msOfDay: number;
}

export function toLocal(instantMs: number): LocalTime {
  const shown = instantMs + offsetAt(LOCAL_ZONE, Math.floor(instantMs / 1000)) * 1000;
  const day = Math.floor(shown / MS_PER_DAY);
  return { day, msOfDay: shown - day * MS_PER_DAY };
}

/** Epoch ms; a time that clocks skip is moved on. */
export function toInstant({ day, msOfDay }: LocalTime): number {
  const shown = day * MS_PER_DAY + msOfDay;
  const { offsetSeconds, skipped } = localAnchor(LOCAL_ZONE, Math.floor(shown / 1000));
  return shown + (skipped - offsetSeconds) * 1000;
}
