import { z } from 'zod';
import type { LocalDate } from '../../law/calendar/index.js';

/** An existing day 'YYYY-MM-DD'. The type is narrowed by hand: a transform would hide the format from OpenAPI. */
export const day = z.iso.date() as unknown as z.ZodType<LocalDate, LocalDate>;
/** Text with something in it. */
export const text = z.string().trim().min(1).max(20_000);
export const line = z.string().trim().min(1).max(500);
/** Yuan, whole fen. */
export const yuan = z
  .number()
  .min(0)
  .max(1e12)
  .refine((value) => Math.round(value * 100) / 100 === value, { message: 'expected at most two decimals' });
export const personId = z.string().trim().min(1).max(100);
export const people = z.array(personId).refine((ids) => new Set(ids).size === ids.length, {
  message: 'expected every person once',
});

/**
 * The values without blank members: forms send '' and null for what was left empty, which here means absent. Lists keep
 * their length.
 */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutBlanks(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== '' && member !== null && member !== undefined));
}
