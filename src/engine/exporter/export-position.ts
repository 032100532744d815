import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Sequences } from './bulk-request.js';

/** How far the target has the records, and how many of each type. */
export interface ExportPosition {
  readonly position: number;
  readonly sequences: Sequences;
}

/** Keeps the position in a file of the data folder. */
export class ExportPositionFile {
  constructor(private readonly path: string) {}

  /** Null when nothing was ever exported from here. Throws when the file holds something else. */
  read(): ExportPosition | null {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return parsed(text, this.path);
  }

  /** On the disk, whole, when it returns. */
  write(position: ExportPosition): void {
    const fresh = `${this.path}.new`;
    const file = openSync(fresh, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify(position));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, this.path);
  }
}

function parsed(text: string, path: string): ExportPosition {
  try {
    const { position, sequences } = JSON.parse(text) as Partial<ExportPosition>;
    if (Number.isSafeInteger(position) && typeof sequences === 'object' && sequences !== null) {
      return { position: position as number, sequences };
    }
  } catch {
    // Told below.
  }
  throw new Error(
    `expected the position of the exporter in ${path}, found something else; without the file it begins anew`,
  );
}
