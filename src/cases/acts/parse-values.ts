import type { z } from 'zod';
import { Problem } from '../../platform/index.js';
import { withoutBlanks } from './values.js';

/** The values in the shape of the schema, blanks left out; 422 naming every value that does not fit. */
export function parseValues<V>(schema: z.ZodType<V>, values: unknown): V {
  const parsed = schema.safeParse(withoutBlanks(values ?? {}));
  if (parsed.success) return parsed.data;
  throw Problem.invalid(
    parsed.error.issues.map(({ path, message }) => ({ path: ['values', ...path].join('.'), message })),
  );
}
