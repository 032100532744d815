declare const localDateBrand: unique symbol;

/** A calendar day in China, 'YYYY-MM-DD'. Strings of this form sort in the order of time, so `<` compares days. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const DAY_MS = 86_400_000;
/** China has kept UTC+08:00 without summer time since 1992, so a fixed offset is exact for every case Fadu can hold. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const PATTERN = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/;
/** Days before the first of each month in a common year; index 12 is the year's length. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
/** Days from 0001-01-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_162;
/** Years the form has digits for, and one on each side. */
const YEARS = 10_002;
/** Epoch day of 1 January by year. */
const NEW_YEARS = Int32Array.from({ length: YEARS }, (_, year) => {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leapDays - DAYS_TO_EPOCH;
});
const ZERO = 48;

/** True for a day that exists: '2025-02-29' is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !PATTERN.test(text)) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year > 0 && day > 0 && day <= monthLength(year, month);
}

/** The text as a day. Throws `RangeError` when it is not an existing day written 'YYYY-MM-DD'. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`expected an existing day 'YYYY-MM-DD', found '${text}'`);
  return text;
}

/** The day in Asia/Shanghai on which the instant lies. */
export function localDateOf(epochMs: number): LocalDate {
  return dateOfEpochDay(Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** Epoch ms of 00:00+08:00 of the day. */
export function startOfDayMs(date: LocalDate): number {
  return epochDayOf(date) * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** Epoch ms of the moment the day is over: 00:00+08:00 of the next day. A timer that guards a window waits for it. */
export function endOfDayMs(date: LocalDate): number {
  return startOfDayMs(date) + DAY_MS;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfEpochDay(epochDayOf(date) + days);
}

/** Calendar days from `from` (exclusive) to `to` (inclusive); negative when `to` is earlier (§6.1 rule 10). */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** The same date number `months` later, or the last day of that month where the number does not exist (§6.1 rule 5). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dateOfEpochDay(epochDayAfterMonths(date, months));
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfEpochDay(epochDayOf(date));
}

export function yearOf(date: LocalDate): number {
  return digits(date, 0, 4);
}

// Whole days since 1970-01-01: the legal clock counts in them, since texts and `Date` objects are fifty times slower.

/** Days from 1970-01-01 to the day. */
export function epochDayOf(date: LocalDate): number {
  return epochDay(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
}

/** Throws `RangeError` beyond the year 9999, which the form has no digits for. */
export function dateOfEpochDay(day: number): LocalDate {
  const year = yearOfEpochDay(day);
  if (year < 1 || year > 9999) throw new RangeError(`expected a day of the years 1 to 9999, found one of ${year}`);
  let month = 12;
  while (epochDay(year, month, 1) > day) month -= 1;
  const number = day - epochDay(year, month, 1) + 1;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(number)}` as LocalDate;
}

/** `addMonths` as epoch day. */
export function epochDayAfterMonths(date: LocalDate, months: number): number {
  const index = digits(date, 0, 4) * 12 + digits(date, 5, 7) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return epochDay(year, month, Math.min(digits(date, 8, 10), monthLength(year, month)));
}

/** Epoch day of 1 January. Throws `RangeError` outside the years 0 to 10001. */
export function newYearOf(year: number): number {
  const day = NEW_YEARS[year];
  if (day === undefined) throw new RangeError(`expected a day of the years 1 to 9999, found one of ${year}`);
  return day;
}

export function yearOfEpochDay(day: number): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (newYearOf(guess) > day) return guess - 1;
  return newYearOf(guess + 1) <= day ? guess + 1 : guess;
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfEpochDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function epochDay(year: number, month: number, day: number): number {
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  return newYearOf(year) + BEFORE_MONTH[month - 1]! + leap + day - 1;
}

function monthLength(year: number, month: number): number {
  return BEFORE_MONTH[month]! - BEFORE_MONTH[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);
}

function isLeap(year: number): boolean {
  return newYearOf(year + 1) - newYearOf(year) === 366;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
