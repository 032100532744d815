import type { Json } from '../../protocol/index.js';
import { Decimal } from './decimal.js';
import type { FeelNumber } from './number.js';
import { FeelDate, FeelDateTime, FeelTime } from './temporal/points.js';
import { DaysTimeDuration, YearsMonthsDuration } from './temporal/durations.js';

/** What an expression evaluates to. JSON values are FEEL values as they stand. */
export type FeelValue =
  | null
  | boolean
  | FeelNumber
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | YearsMonthsDuration
  | DaysTimeDuration
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext;

export interface FeelContext {
  readonly [name: string]: FeelValue;
}

export class FeelRange {
  constructor(
    readonly start: FeelValue,
    readonly end: FeelValue,
    readonly startIncluded: boolean,
    readonly endIncluded: boolean,
  ) {}
}

/** A function value written in FEEL; missing arguments are null. */
export class FeelFunction {
  constructor(
    readonly parameters: readonly string[],
    readonly invoke: (args: readonly FeelValue[]) => FeelValue,
  ) {}
}

const SCALAR_CLASSES = [
  Decimal,
  FeelDate,
  FeelTime,
  FeelDateTime,
  YearsMonthsDuration,
  DaysTimeDuration,
  FeelRange,
  FeelFunction,
] as const;

export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !SCALAR_CLASSES.some((scalar) => value instanceof scalar)
  );
}

/** The entry of a context, or undefined when it has none of that name (inherited properties do not count). */
export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined;
}

export function contextOf(entries: Iterable<readonly [string, FeelValue]>): FeelContext {
  return Object.fromEntries(entries);
}

export function isPlain(value: FeelValue): value is Json {
  return value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
}
