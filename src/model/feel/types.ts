import { isNumber } from './number.js';
import { DaysTimeDuration, YearsMonthsDuration } from './temporal/durations.js';
import { FeelDate, FeelDateTime, FeelTime } from './temporal/points.js';
import { FeelFunction, FeelRange, type FeelValue, isContext, isList } from './value.js';

/** Type names of several words. */
export const SPECIAL_TYPES = ['date and time', 'years and months duration', 'days and time duration'] as const;

type Test = (value: FeelValue) => boolean;

const dateTime: Test = (value) => value instanceof FeelDateTime;
const months: Test = (value) => value instanceof YearsMonthsDuration;
const exact: Test = (value) => value instanceof DaysTimeDuration;

/** The types `instance of` knows, with the aliases Zeebe accepts. */
export const TYPES: Readonly<Record<string, Test>> = {
  Any: (value) => value !== null,
  number: isNumber,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': dateTime,
  'years and months duration': months,
  'days and time duration': exact,
  list: isList,
  context: isContext,
  function: (value) => value instanceof FeelFunction,
  range: (value) => value instanceof FeelRange,
};
