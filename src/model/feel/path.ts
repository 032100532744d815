import type { Work } from './compare.js';
import { fromEpochDay } from './temporal/civil.js';
import { DaysTimeDuration, NS_PER_SECOND, YearsMonthsDuration } from './temporal/durations.js';
import { FeelDate, FeelDateTime, FeelTime, weekdayOf } from './temporal/points.js';
import { entryOf, FeelRange, type FeelValue, isContext, isList } from './value.js';

type Property = (value: never) => FeelValue;

const DATE: Readonly<Record<string, (value: FeelDate | FeelDateTime) => FeelValue>> = {
  year: (value) => fromEpochDay(value.epochDay).year,
  month: (value) => fromEpochDay(value.epochDay).month,
  day: (value) => fromEpochDay(value.epochDay).day,
  weekday: weekdayOf,
};

const TIME: Readonly<Record<string, (value: FeelTime | FeelDateTime) => FeelValue>> = {
  hour: (value) => Number(value.nsOfDay / 3_600_000_000_000n),
  minute: (value) => Number(value.nsOfDay / 60_000_000_000n) % 60,
  second: (value) => Number(value.nsOfDay / NS_PER_SECOND) % 60,
  'time offset': (value) =>
    value.anchor === null ? null : new DaysTimeDuration(BigInt(value.anchor.offsetSeconds) * NS_PER_SECOND),
  timezone: (value) => value.anchor?.zone ?? null,
};

const MONTHS: Readonly<Record<string, (value: YearsMonthsDuration) => FeelValue>> = {
  years: (value) => value.years,
  months: (value) => value.months,
};

const EXACT: Readonly<Record<string, (value: DaysTimeDuration) => FeelValue>> = {
  days: (value) => value.days,
  hours: (value) => value.hours,
  minutes: (value) => value.minutes,
  seconds: (value) => value.seconds,
};

const RANGE: Readonly<Record<string, (value: FeelRange) => FeelValue>> = {
  start: (value) => value.start,
  end: (value) => value.end,
  'start included': (value) => value.startIncluded,
  'end included': (value) => value.endIncluded,
};

function propertiesOf(value: FeelValue): Readonly<Record<string, Property>> {
  if (value instanceof FeelDate) return DATE;
  if (value instanceof FeelTime) return TIME;
  if (value instanceof FeelDateTime) return { ...DATE, ...TIME };
  if (value instanceof YearsMonthsDuration) return MONTHS;
  if (value instanceof DaysTimeDuration) return EXACT;
  return value instanceof FeelRange ? RANGE : {};
}

/** `value.name`: a context's entry, a temporal's property, or of a list the list of its items'; null where there is none. */
export function pathOf(value: FeelValue, name: string, work: Work): FeelValue {
  if (isList(value)) {
    work.spend(value.length);
    return value.map((item) => pathOf(item, name, work));
  }
  if (isContext(value)) return entryOf(value, name) ?? null;
  const properties = propertiesOf(value);
  return Object.hasOwn(properties, name) ? (properties[name]?.(value as never) ?? null) : null;
}
