import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { OperationalError } from '../operational-error.js';

type Path = readonly PropertyKey[];

/** A settings file as it was read: its value, and where each part of it stands. */
export interface SettingsFile<T> {
  readonly value: T;
  /** An `OperationalError` at the part of the file, or the nearest there is. */
  error(path: Path, message: string): OperationalError;
}

/**
 * A JSON or YAML file of the shape its content asks for. Throws one `OperationalError` that names file and line of everything that is not as
 * expected. `what` says whose file it is, such as `FADU_HOLIDAYS_FILE`.
 */
export function readSettings<T>(
  what: string,
  file: string,
  shapeOf: (content: unknown) => z.ZodType<T>,
): SettingsFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(contentOf(what, file), { lineCounter: lines });
  const wrong = (found: readonly string[]): OperationalError => new OperationalError(`${what}: ${found.join('; ')}`);
  const at = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw wrong(document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message.split(/ at line|:?\n/)[0] ?? ''}`));
  }
  const content: unknown = document.toJS();
  const parsed = shapeOf(content).safeParse(content);
  const place = (path: Path): string =>
    `${at(offsetOf(document, path))}${path.length === 0 ? '' : ` ${path.join('.')}`}`;
  if (!parsed.success) throw wrong(parsed.error.issues.map(({ path, message }) => `${place(path)}: ${message}`));
  return { value: parsed.data, error: (path, message) => wrong([`${place(path)}: ${message}`]) };
}

function contentOf(what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperationalError(
      `${what}: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
    );
  }
}

/** Where the value of the path begins; of the nearest part around it that is there. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly number[] | null } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return 0;
}
