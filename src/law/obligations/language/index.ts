import { asOneFile } from '../../../model/index.js';
import type { ObligationSet } from '../definition.js';
import { file } from './file.js';
import type { JsonSchema } from './shape.js';
import { type ObligationsError, Source } from './source.js';

export type { ObligationsError } from './source.js';

export type ObligationsResult =
  | { readonly ok: true; readonly set: ObligationSet }
  | { readonly ok: false; readonly errors: readonly ObligationsError[] };

/**
 * The obligations a file says, or every error in it with its place, in the order of the lines. At most 250,000 characters, 100 aliases and 50,000 values; no text makes it throw.
 */
export function readObligations(text: string, fileName: string): ObligationsResult {
  const source = new Source(text, fileName);
  const set = source.errors.length === 0 ? asOneFile(() => file.read(source.root, source)) : undefined;
  const errors = source.finish();
  if (set !== undefined && errors.length === 0) return { ok: true, set };
  return { ok: false, errors };
}

/** The JSON schema of the file, for editors: the same shapes that read it. Names it refers to are not checked by it. */
export function obligationsSchema(): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Obligations of a procedure', ...file.schema };
}
