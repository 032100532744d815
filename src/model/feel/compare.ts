import { EvaluationFailure } from './failure.js';
import { compareNumbers, isNumber } from './number.js';
import { DaysTimeDuration, YearsMonthsDuration } from './temporal/durations.js';
import { FeelDateTime, FeelTime } from './temporal/points.js';
import { comparable, isPoint, type Point, position } from './temporal/shift.js';
import { type FeelContext, FeelRange, type FeelValue, isContext, isList } from './value.js';

/** What is charged for the items looked at. */
export interface Work {
  spend(items: number): void;
}

/** Nobody is charged. */
const FREE: Work = { spend: () => undefined };

/** FEEL's `=`: true or false for values of one type and for null, null for values that cannot be compared. */
export function equal(x: FeelValue, y: FeelValue, work: Work = FREE): boolean | null {
  if (x === null || y === null) return x === y;
  if (isNumber(x) && isNumber(y)) return compareNumbers(x, y) === 0;
  if (typeof x === 'string' || typeof x === 'boolean') return typeof x === typeof y ? x === y : null;
  if (isList(x) && isList(y)) return equalLists(x, y, work);
  if (isContext(x) && isContext(y)) return equalContexts(x, y, work);
  if (x instanceof FeelRange && y instanceof FeelRange) return equalRanges(x, y);
  if (x instanceof FeelTime && y instanceof FeelTime) return equalTimes(x, y);
  if (isList(x) || isList(y)) return null;
  const order = compare(x, y);
  return order === null ? null : order === 0;
}

/** Times are equal when they are written alike; one instant in two zones is two times. */
function equalTimes(x: FeelTime, y: FeelTime): boolean | null {
  if ((x.anchor === null) !== (y.anchor === null)) return null;
  return x.toString() === y.toString();
}

function equalLists(x: readonly FeelValue[], y: readonly FeelValue[], work: Work): boolean {
  work.spend(Math.min(x.length, y.length));
  return x.length === y.length && x.every((item, index) => equal(item, y[index] ?? null, work) === true);
}

function equalContexts(x: FeelContext, y: FeelContext, work: Work): boolean {
  const names = Object.keys(x);
  work.spend(names.length);
  if (names.length !== Object.keys(y).length) return false;
  return names.every((name) => Object.hasOwn(y, name) && equal(x[name] ?? null, y[name] ?? null, work) === true);
}

function equalRanges(x: FeelRange, y: FeelRange): boolean {
  const ends = equal(x.start, y.start) === true && equal(x.end, y.end) === true;
  return ends && x.startIncluded === y.startIncluded && x.endIncluded === y.endIncluded;
}

/**
 * Negative, zero or positive as x comes before, with or after y; null when the two have no order (other types, null, booleans).
 * Throws `EvaluationFailure` for two lists, as Zeebe fails there.
 */
export function compare(x: FeelValue, y: FeelValue): number | null {
  if (isNumber(x) && isNumber(y)) return compareNumbers(x, y);
  if (typeof x === 'string' && typeof y === 'string') return x < y ? -1 : x > y ? 1 : 0;
  if (isPoint(x) && isPoint(y)) return comparable(x, y) ? comparePoints(x, y) : null;
  if (isList(x) && isList(y)) return orderOfLists(x, y);
  if (x instanceof DaysTimeDuration && y instanceof DaysTimeDuration) return signOf(x.totalNs - y.totalNs);
  if (x instanceof YearsMonthsDuration && y instanceof YearsMonthsDuration) return x.totalMonths - y.totalMonths;
  return null;
}

/**
 * Points by their place on the line. One instant in two zones is two date-times, ordered by wall clock and then by zone,
 * as in Zeebe (DMN would call them equal).
 */
function comparePoints(x: Point, y: Point): number {
  const order = signOf(position(x) - position(y));
  if (order !== 0 || !(x instanceof FeelDateTime) || !(y instanceof FeelDateTime)) return order;
  if (x.localNs !== y.localNs) return signOf(x.localNs - y.localNs);
  const [a, b] = [x.anchor?.zone ?? '', y.anchor?.zone ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lists have no order. Where neither is empty or holds a null, Zeebe fails. */
function orderOfLists(x: readonly FeelValue[], y: readonly FeelValue[]): null {
  if ([x, y].some((list) => list.length === 0 || list.includes(null))) return null;
  throw new EvaluationFailure('expected values that have an order, found two lists');
}

function signOf(x: bigint): number {
  return x < 0n ? -1 : x > 0n ? 1 : 0;
}

/** Whether the range holds the value; null when they have no common order. */
export function within(value: FeelValue, range: FeelRange): boolean | null {
  const [low, high] = [compare(value, range.start), compare(value, range.end)];
  if (low === null || high === null) return null;
  return (range.startIncluded ? low >= 0 : low > 0) && (range.endIncluded ? high <= 0 : high < 0);
}
