import type { z } from 'zod';
import { Problem } from '../../platform/index.js';
import { withoutBlanks } from './values.js';

/** The values in the shape of the schema, blanks left out; 422 naming every value that does not fit by its path under `at`. */
export function parseValues<V>(schema: z.ZodType<V>, values: unknown, at: readonly string[] = ['values']): V {
  const parsed = schema.safeParse(withoutBlanks(values ?? {}));
  if (parsed.success) return parsed.data;
  throw Problem.invalid(
    parsed.error.issues.map(({ path, message }) => ({ path: [...at, ...path].join('.'), message })),
  );
}
