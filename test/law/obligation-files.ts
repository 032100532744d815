import { readFileSync } from 'node:fs';
import { readObligations, type ObligationSet } from '../../src/law/index.js';

/** The obligations that a file of `processes/` says; throws with line and reason when it cannot be read. */
export function obligationsOf(folder: string): ObligationSet {
  const path = `processes/${folder}/obligations.yml`;
  const read = readObligations(readFileSync(path, 'utf8'), path);
  if (read.ok) return read.set;
  throw new Error(read.errors.map(({ line, column, message }) => `${path}:${line}:${column} ${message.en}`).join('\n'));
}

/** `PEN-13` of `PEN-13.a`: the id in the domain reference. */
export const catalogueId = (obligationId: string): string => obligationId.replace(/\.[a-z]$/, '');
