import { daysInMonth, fromEpochDay, weekday } from '../feel/temporal/civil.js';

/** What a field of a cron expression allows. */
export interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

export const SECOND: Field = { min: 0, max: 59, names: [] };
export const MINUTE: Field = SECOND;
export const HOUR: Field = { min: 0, max: 23, names: [] };
export const DAY_OF_MONTH: Field = { min: 1, max: 31, names: [] };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Names count from 1. */
export const MONTH: Field = { min: 1, max: 12, names: ['', ...MONTHS] };
/** Sunday is 0 and 7. */
export const DAY_OF_WEEK: Field = { min: 0, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] };

/** Thrown inside the parser only; its message is the broker's. */
export class CronError extends Error {}

/** The values that a field's text names, such as `5,10-20/2`; in order, each once. */
export function valuesOf(text: string, field: Field): number[] {
  const values = text.split(',').flatMap((part) => rangeOf(part, field));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** True on the days that the text of a day of the month names. */
export type DayTest = (epochDay: number) => boolean;

/** `*`, `?`, lists and ranges, and `L`, `L-3`, `LW`, `15W`. */
export function dayOfMonthTest(text: string): DayTest {
  const tests = text.split(',').map(dayOfMonthPart);
  return (epochDay) => tests.some((test) => test(epochDay));
}

/** `*`, `?`, lists and ranges, names, and `5L` (the last Friday), `MON#1` (the first Monday). */
export function dayOfWeekTest(text: string): DayTest {
  const tests = text.split(',').map(dayOfWeekPart);
  return (epochDay) => tests.some((test) => test(epochDay));
}

function dayOfMonthPart(part: string): DayTest {
  if (part === '?') return () => true;
  const last = /^L(?:-(\d+))?$/i.exec(part);
  if (last) return (epochDay) => dayOf(epochDay) === lengthOf(epochDay) - Number(last[1] ?? 0);
  if (/^LW$/i.test(part)) return (epochDay) => dayOf(epochDay) === nearestWeekday(epochDay, lengthOf(epochDay));
  const near = /^(\d+)W$/i.exec(part);
  if (near) {
    const wanted = valueOf(near[1] ?? '', DAY_OF_MONTH);
    return (epochDay) => wanted <= lengthOf(epochDay) && dayOf(epochDay) === nearestWeekday(epochDay, wanted);
  }
  const values = new Set(valuesOf(part, DAY_OF_MONTH));
  return (epochDay) => values.has(dayOf(epochDay));
}

function dayOfWeekPart(part: string): DayTest {
  if (part === '?') return () => true;
  const last = /^(\w+)L$/i.exec(part);
  const nth = /^(\w+)#([1-5])$/.exec(part);
  const wanted = last?.[1] ?? nth?.[1];
  if (wanted === undefined) {
    const values = new Set(valuesOf(part, DAY_OF_WEEK).map((value) => value % 7));
    return (epochDay) => values.has(weekday(epochDay) % 7);
  }
  const value = valueOf(wanted, DAY_OF_WEEK) % 7;
  const inMonth = last
    ? (epochDay: number) => dayOf(epochDay) > lengthOf(epochDay) - 7
    : (epochDay: number) => Math.ceil(dayOf(epochDay) / 7) === Number(nth?.[2]);
  return (epochDay) => weekday(epochDay) % 7 === value && inMonth(epochDay);
}

/** `*`, `5`, `5-10`, each with an optional step. */
function rangeOf(part: string, field: Field): number[] {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || range === '')
    throw new CronError(`Failed to parse cron expression. Invalid expression: ${part}`);
  const [from, to] = boundsOf(range, field, step !== undefined);
  if (from > to) throw new CronError(`Failed to parse cron expression. Invalid range! [${from},${to}]`);
  const stride = step === undefined ? 1 : periodOf(step, field);
  return Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, index) => from + index * stride);
}

function boundsOf(range: string, field: Field, hasStep: boolean): [from: number, to: number] {
  if (range === '*') return [field.min, field === DAY_OF_WEEK ? 6 : field.max];
  const [first = '', last, ...more] = range.split('-');
  if (more.length > 0) throw new CronError(`Failed to parse cron expression. Invalid expression: ${range}`);
  const from = valueOf(first, field);
  if (last !== undefined) return [from, valueOf(last, field)];
  return [from, hasStep ? field.max : from];
}

function valueOf(text: string, field: Field): number {
  const named = field.names.indexOf(text.toUpperCase());
  const value = named > 0 || (named === 0 && text !== '') ? named : Number(text);
  if (text === '' || !Number.isInteger(value))
    throw new CronError(`Failed to parse cron expression. Invalid chars in expression! Expression: ${text}`);
  if (value >= field.min && value <= field.max) return value;
  throw new CronError(`Failed to parse cron expression. Value ${value} not in range [${field.min}, ${field.max}]`);
}

function periodOf(text: string, field: Field): number {
  const period = Number(text);
  if (Number.isInteger(period) && period > 0 && period <= field.max) return period;
  throw new CronError(`Failed to parse cron expression. Period ${text} not in range [${field.min}, ${field.max}]`);
}

function dayOf(epochDay: number): number {
  return fromEpochDay(epochDay).day;
}

function lengthOf(epochDay: number): number {
  const { year, month } = fromEpochDay(epochDay);
  return daysInMonth(year, month);
}

/** The day from Monday to Friday that is nearest to the wanted day of the same month. */
function nearestWeekday(epochDay: number, wanted: number): number {
  const onWeek = weekday(epochDay - dayOf(epochDay) + wanted);
  if (onWeek <= 5) return wanted;
  if (onWeek === 6) return wanted === 1 ? 3 : wanted - 1;
  return wanted === lengthOf(epochDay) ? wanted - 2 : wanted + 1;
}
