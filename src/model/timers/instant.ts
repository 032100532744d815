import { daysInMonth, MS_PER_DAY, toEpochDay } from '../feel/temporal/civil.js';
import { isZone } from '../feel/temporal/zone.js';
import { toInstant } from './local-time.js';

const ZONED = /^([+-]\d{5,9}|\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?(.*)$/i;
const OFFSET = /^(?:Z|([+-])(\d\d)(?::(\d\d))?)(?:\[([^\]]+)\])?$/i;

/** Epoch ms of a date and time with its offset, as Java's ISO_ZONED_DATE_TIME reads it (`…Z`, `…+08`, `…+08:00[Asia/Shanghai]`); null for anything else. */
export function parseInstant(text: string): number | null {
  const local = parseLocal(text);
  if (!local) return null;
  const match = OFFSET.exec(local.rest);
  if (!match || (match[4] !== undefined && !isZone(match[4]))) return null;
  const [hours, minutes] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (hours > 18 || minutes > 59) return null;
  const offset = (hours * 60 + minutes) * 60_000;
  return local.day * MS_PER_DAY + local.msOfDay - (match[1] === '-' ? -offset : offset);
}

/** As `parseInstant`, for what FEEL gives: without an offset it is a time in the local zone. */
export function parseFeelInstant(text: string): number | null {
  const local = parseLocal(text);
  return local?.rest === '' ? toInstant(local) : parseInstant(text);
}

function parseLocal(text: string): { day: number; msOfDay: number; rest: string } | null {
  const match = ZONED.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as Numbers;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const ms = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const msOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return { day: toEpochDay({ year, month, day }), msOfDay, rest: match[8] ?? '' };
}

type Numbers = [year: number, month: number, day: number, hour: number, minute: number, second: number];
