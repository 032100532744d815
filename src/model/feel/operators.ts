import { compare, equal, type Work } from './compare.js';
import * as number from './number.js';
import { type FeelNumber, isNumber } from './number.js';
import { DaysTimeDuration, YearsMonthsDuration } from './temporal/durations.js';
import { type Duration, elapsed, isDuration, isPoint, negated, type Point, shift } from './temporal/shift.js';
import { checkLength } from './scope.js';
import type { FeelValue } from './value.js';

/** A binary operator: null for operands it has no meaning for, as in Zeebe (no implicit conversion). */
export type Operator = (x: FeelValue, y: FeelValue, work?: Work) => FeelValue;

const add: Operator = (x, y, work) => {
  if (isNumber(x) && isNumber(y)) return number.add(x, y);
  if (typeof x === 'string' && typeof y === 'string') return joined(x, y);
  if (isPoint(x) && isDuration(y)) return shifted(x, y, work);
  if (isDuration(x) && isPoint(y)) return shifted(y, x, work);
  return sumOfDurations(x, y);
};

/** Offsets of a zone may have to be looked up. */
function shifted(point: Point, duration: Duration, work?: Work): FeelValue {
  work?.spend(10);
  return shift(point, duration);
}

function joined(x: string, y: string): string {
  checkLength(x.length + y.length);
  return x + y;
}

function sumOfDurations(x: FeelValue, y: FeelValue): FeelValue {
  if (x instanceof YearsMonthsDuration && y instanceof YearsMonthsDuration)
    return new YearsMonthsDuration(x.totalMonths + y.totalMonths);
  if (x instanceof DaysTimeDuration && y instanceof DaysTimeDuration)
    return new DaysTimeDuration(x.totalNs + y.totalNs);
  return null;
}

const subtract: Operator = (x, y, work) => {
  if (isNumber(x) && isNumber(y)) return number.subtract(x, y);
  if (isPoint(x) && isPoint(y)) return elapsed(x, y);
  if (isPoint(x) && isDuration(y)) return shifted(x, negated(y), work);
  return isDuration(y) ? sumOfDurations(x, negated(y)) : null;
};

/** Durations multiply by the whole part of a number, as in Zeebe. */
const multiply: Operator = (x, y) => {
  if (isNumber(x) && isNumber(y)) return number.multiply(x, y);
  if (isDuration(x) && isNumber(y)) return scaled(x, y);
  if (isNumber(x) && isDuration(y)) return scaled(y, x);
  return null;
};

const divide: Operator = (x, y) => {
  if (isNumber(x) && isNumber(y)) return number.divide(x, y);
  if (x instanceof YearsMonthsDuration && y instanceof YearsMonthsDuration)
    return whole(number.divide(x.totalMonths, y.totalMonths));
  if (x instanceof DaysTimeDuration && y instanceof DaysTimeDuration)
    return y.totalNs === 0n ? null : Number(x.totalNs / y.totalNs);
  return isDuration(x) && isNumber(y) && number.sign(y) !== 0 ? fractionOf(x, y) : null;
};

/** How often one duration fits into another is a whole number, as in Zeebe. */
function whole(quotient: FeelNumber | null): FeelValue {
  return quotient === null ? null : number.round(quotient, 0, 'DOWN');
}

function scaled(duration: YearsMonthsDuration | DaysTimeDuration, by: FeelNumber): FeelValue {
  const factor = number.toInteger(by);
  if (!Number.isFinite(factor)) return null;
  return duration instanceof YearsMonthsDuration
    ? monthsOrNull(duration.totalMonths * factor)
    : new DaysTimeDuration(duration.totalNs * BigInt(factor));
}

function monthsOrNull(months: number): FeelValue {
  return Number.isSafeInteger(months) ? new YearsMonthsDuration(months) : null;
}

/** Months and milliseconds are whole: what is left over is cut. */
function fractionOf(duration: YearsMonthsDuration | DaysTimeDuration, by: FeelNumber): FeelValue {
  const divisor = number.toNumber(by);
  if (duration instanceof YearsMonthsDuration)
    return new YearsMonthsDuration(Math.trunc(duration.totalMonths / divisor));
  return new DaysTimeDuration(BigInt(Math.trunc(duration.totalMs / divisor)) * 1_000_000n);
}

const power: Operator = (x, y) => (isNumber(x) && isNumber(y) ? number.power(x, y) : null);

function ordered(holds: (order: number) => boolean): Operator {
  return (x, y) => {
    const order = compare(x, y);
    return order === null ? null : holds(order);
  };
}

export const ARITHMETIC: Readonly<Record<string, Operator>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
};

export const COMPARISON: Readonly<Record<string, Operator>> = {
  '=': equal,
  '!=': (x, y, work) => not(equal(x, y, work)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
};

/** Arithmetic negation: of numbers only, as in Zeebe. */
export function minus(x: FeelValue): FeelNumber | null {
  return isNumber(x) ? number.negate(x) : null;
}

export function not(x: FeelValue): boolean | null {
  return typeof x === 'boolean' ? !x : null;
}

/** Kleene's `and`: false wins, else anything that is no boolean makes null. */
export function every(values: Iterable<FeelValue>): boolean | null {
  let result: boolean | null = true;
  for (const value of values) {
    if (value === false) return false;
    if (value !== true) result = null;
  }
  return result;
}

/** Kleene's `or`: true wins, else anything that is no boolean makes null. */
export function some(values: Iterable<FeelValue>): boolean | null {
  let result: boolean | null = false;
  for (const value of values) {
    if (value === true) return true;
    if (value !== false) result = null;
  }
  return result;
}
