declare const localDateBrand: unique symbol;

/** A calendar day in China, 'YYYY-MM-DD'. Strings of this form sort in the order of time, so `<` compares days. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const DAY_MS = 86_400_000;
/** China has kept UTC+08:00 without summer time since 1992, so a fixed offset is exact for every case Fadu can hold. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: '2025-02-29' is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && PATTERN.test(text) && fromEpochDay(toEpochDay(text as LocalDate)) === text;
}

/** The text as a day. Throws `RangeError` when it is not an existing day written 'YYYY-MM-DD'. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`expected an existing day 'YYYY-MM-DD', found '${text}'`);
  return text;
}

/** The day in Asia/Shanghai on which the instant lies. */
export function localDateOf(epochMs: number): LocalDate {
  return fromEpochDay(Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** Epoch ms of 00:00+08:00 of the day. */
export function startOfDayMs(date: LocalDate): number {
  return toEpochDay(date) * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** Epoch ms of the moment the day is over: 00:00+08:00 of the next day. A timer that guards a window waits for it. */
export function endOfDayMs(date: LocalDate): number {
  return startOfDayMs(addDays(date, 1));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Calendar days from `from` (exclusive) to `to` (inclusive); negative when `to` is earlier (§6.1 rule 10). */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The same date number `months` later, or the last day of that month where the number does not exist (§6.1 rule 5). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + (Number(date.slice(5, 7)) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromEpochDay(Date.UTC(year, month, Math.min(Number(date.slice(8)), lastDay)) / DAY_MS);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: LocalDate): number {
  return (((toEpochDay(date) + 4) % 7) + 7) % 7;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function toEpochDay(date: LocalDate): number {
  return Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS;
}

function fromEpochDay(epochDay: number): LocalDate {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}
