import { parsePeriod, type Period } from './period.js';

const HOUR_MS = 3_600_000;

/** Instant at which a period in hours ends; it runs through nights and holidays (§6.1 rule 6). Epoch ms. */
export function dueAfterHours(fromMs: number, period: Period): number {
  const { length, unit } = parsePeriod(period);
  if (unit !== 'H') throw new RangeError(`expected a period in hours, found ${period}`);
  return fromMs + length * HOUR_MS;
}
