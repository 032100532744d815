import { plusMonths } from '../feel/temporal/civil.js';
import { toInstant, toLocal } from './local-time.js';

/** A length of time: months and days of the calendar, then an exact duration. */
export interface Interval {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const PERIOD = /^([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?$/i;
const DURATION = /^([-+]?)PT(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?)(\d+)(?:[.,](\d{0,9}))?S)?$/i;

/** ISO 8601 as Zeebe reads it: `P1Y2M3D`, `PT1.5S`, both together, a sign in front of all or of each number; null for anything else. */
export function parseInterval(text: string): Interval | null {
  const time = text.lastIndexOf('T');
  if (time < 0) return parsePeriod(text);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  const duration = parseExact(`${sign}P${text.slice(time)}`);
  if (time === sign.length + 1) return duration;
  const period = parsePeriod(text.slice(0, time));
  return period && duration && { ...period, ms: duration.ms };
}

export function plusInterval(instantMs: number, { months, days, ms }: Interval): number {
  if (months === 0 && days === 0) return instantMs + ms;
  const { day, msOfDay } = toLocal(instantMs);
  return toInstant({ day: plusMonths(day, months) + days, msOfDay }) + ms;
}

function parsePeriod(text: string): Interval | null {
  const match = PERIOD.exec(text);
  if (!match || match.slice(2).every((part) => part === undefined)) return null;
  const [years, months, weeks, days] = match.slice(2).map((part) => signed(match[1], part)) as [
    number,
    number,
    number,
    number,
  ];
  return { months: years * 12 + months, days: weeks * 7 + days, ms: 0 };
}

function parseExact(text: string): Interval | null {
  const match = DURATION.exec(text);
  if (!match || (match[2] ?? match[3] ?? match[5]) === undefined) return null;
  const [, sign, hours, minutes, secondSign, seconds = '0', fraction = ''] = match;
  const fine = signed(sign, `${secondSign ?? ''}${seconds}.${fraction}0`);
  const ms = signed(sign, hours) * 3_600_000 + signed(sign, minutes) * 60_000 + Math.round(fine * 1_000_000) / 1000;
  return { months: 0, days: 0, ms: Math.floor(ms) };
}

function signed(sign: string | undefined, part: string | undefined): number {
  if (part === undefined) return 0;
  return sign === '-' ? 0 - Number(part) : Number(part);
}
