import { z } from 'zod';
import type { LocalText } from '../model/finding.js';

/** Shapes of answers that several features share, for the description of the API. */
export const LocalTextSchema: z.ZodType<LocalText> = z.object({ zh: z.string(), en: z.string() });

export const InstantSchema = z.iso.datetime();

/** `Page` of rows of a shape. */
export function pageSchema<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() });
}
