import { z } from 'zod';
import { Problem, type FieldError } from '../../platform/index.js';
import { withoutBlanks } from './values.js';

const CHINESE = z.locales.zhCN().localeError;

/** The values in the shape of the schema, blanks left out; 422 naming every value that does not fit by its path under `at`. */
export function parseValues<V>(schema: z.ZodType<V>, values: unknown, at: readonly string[] = ['values']): V {
  const given = withoutBlanks(values ?? {});
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const chinese = schema.safeParse(given, { error: CHINESE }).error?.issues ?? [];
  throw Problem.invalid(
    parsed.error.issues.map((issue, index) => fieldError(issue, chinese[index]?.message ?? issue.message, at)),
  );
}

function fieldError({ path, message }: z.core.$ZodIssue, zh: string, at: readonly string[]): FieldError {
  return { path: [...at, ...path].join('.'), message: zh === message ? message : `${zh} / ${message}` };
}
