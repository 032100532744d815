import type { LocalDate } from '../local-date.js';
import { parsePeriod, type Period } from '../period.js';
import type { StatutoryLimit } from './limit.js';
import { limits, isLimitId, type LimitId } from './table.js';

/** What province, city or organ has set in the place of a limit's default, from a day to a day, both included. */
export interface LocalLimit {
  readonly id: LimitId;
  readonly period: Period;
  readonly validFrom: LocalDate;
  /** Null: until further notice. */
  readonly validTo: LocalDate | null;
  /** The local rule; null: not named. */
  readonly source?: string | null;
}

/**
 * The limit as it is on a day, which for a running period is the day it starts; without a day its national default. Throws
 * `RangeError` for an unknown id.
 */
export function limitOf(id: string, on: LocalDate | null = null, local: readonly LocalLimit[] = []): StatutoryLimit {
  if (!isLimitId(id)) throw new RangeError(`expected a limit such as T-PEN-11, found '${id}'`);
  const limit = limits[id];
  const set = on === null ? undefined : local.find((one) => one.id === id && validOn(one, on));
  if (set === undefined) return limit;
  return { ...limit, period: set.period, yearly: null, source: set.source ?? limit.source };
}

/**
 * Nothing, or a `RangeError` that names the first entry which cannot hold: of a limit that national law sets, in another unit
 * of time than whole days, months or years, ending before it begins, or valid on the same day as another of its id.
 */
export function assertLocalLimits(local: readonly LocalLimit[]): void {
  local.forEach((one, index) => {
    const limit = limitOf(one.id);
    if (!limit.local) throw new RangeError(`expected a limit that is set locally, found ${one.id} (${limit.source})`);
    if (parsePeriod(one.period).unit === 'H')
      throw new RangeError(`expected ${one.id} in days, months or years, found ${one.period}`);
    if (one.validTo !== null && one.validTo < one.validFrom) {
      throw new RangeError(`expected the end of ${one.id} on or after ${one.validFrom}, found ${one.validTo}`);
    }
    const other = local.slice(0, index).find((earlier) => earlier.id === one.id && overlap(earlier, one));
    if (other !== undefined) {
      throw new RangeError(
        `expected one value of ${one.id} on each day, found two on ${laterOf(other, one).validFrom}`,
      );
    }
  });
}

function validOn({ validFrom, validTo }: LocalLimit, on: LocalDate): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

function overlap(a: LocalLimit, b: LocalLimit): boolean {
  const later = laterOf(a, b);
  return validOn(later === a ? b : a, later.validFrom);
}

function laterOf(a: LocalLimit, b: LocalLimit): LocalLimit {
  return a.validFrom > b.validFrom ? a : b;
}
