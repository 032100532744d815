import { fromEpochDay, toEpochDay } from '../feel/temporal/civil.js';
import {
  CronError,
  type DayTest,
  dayOfMonthTest,
  dayOfWeekTest,
  HOUR,
  MINUTE,
  MONTH,
  SECOND,
  valuesOf,
} from './cron-fields.js';
import { toInstant, toLocal } from './local-time.js';

/** A cron expression of six fields, from seconds to days of the week, in the zone of `now()`. */
export interface Cron {
  /** Epoch ms of the first run after an instant; null: there is none any more. */
  next(afterMs: number): number | null;
}

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/** Every calendar repeats within so many days: 29 February of a given weekday comes at most 40 years later. */
const SEARCHED_DAYS = 41 * 366;

/** As Spring 5.3 writes them, which is what Zeebe takes; or why it is none. */
export function parseCron(text: string): { ok: true; cron: Cron } | { ok: false; message: string } {
  try {
    return { ok: true, cron: compile(text.trim()) };
  } catch (error) {
    if (error instanceof CronError) return { ok: false, message: error.message };
    throw error;
  }
}

function compile(text: string): Cron {
  const fields = (NICKNAMES[text.toLowerCase()] ?? text).split(/\s+/);
  if (fields.length === 1 && text.startsWith('@')) throw new CronError(`Nickname ${text} not supported!`);
  if (fields.length !== 6)
    throw new CronError(`Cron expression contains ${fields.length} parts but we expect one of [6]`);
  const [seconds = '', minutes = '', hours = '', dayOfMonth = '', months = '', dayOfWeek = ''] = fields;
  const times = timesOfDay(seconds, minutes, hours);
  const inMonth = new Set(valuesOf(months, MONTH));
  const [monthTest, weekTest] = [dayOfMonthTest(dayOfMonth), dayOfWeekTest(dayOfWeek)];
  // Two question marks leave no day.
  const never = dayOfMonth === '?' && dayOfWeek === '?';
  const isDay: DayTest = (day) => !never && monthTest(day) && weekTest(day);
  return { next: (afterMs) => nextRun(afterMs, times, inMonth, isDay) };
}

interface Times {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
}

function timesOfDay(seconds: string, minutes: string, hours: string): Times {
  return { seconds: valuesOf(seconds, SECOND), minutes: valuesOf(minutes, MINUTE), hours: valuesOf(hours, HOUR) };
}

function nextRun(afterMs: number, times: Times, months: ReadonlySet<number>, isDay: DayTest): number | null {
  const { day: today, msOfDay } = toLocal(afterMs);
  let from = Math.floor(msOfDay / 1000) + 1;
  for (let day = today; day < today + SEARCHED_DAYS; from = 0) {
    const { year, month } = fromEpochDay(day);
    if (!months.has(month)) {
      day =
        month === 12
          ? toEpochDay({ year: year + 1, month: 1, day: 1 })
          : toEpochDay({ year, month: month + 1, day: 1 });
      continue;
    }
    const second = isDay(day) ? secondOfDay(times, from) : null;
    if (second !== null) return toInstant({ day, msOfDay: second * 1000 });
    day++;
  }
  return null;
}

/** The first second of the day that is not before `from`. */
function secondOfDay({ seconds, minutes, hours }: Times, from: number): number | null {
  for (const hour of hours) {
    if ((hour + 1) * 3600 <= from) continue;
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60;
      if (start + 60 <= from) continue;
      const second = seconds.find((value) => start + value >= from);
      if (second !== undefined) return start + second;
    }
  }
  return null;
}
