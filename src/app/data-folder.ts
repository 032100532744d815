import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { OperationalError } from './operational-error.js';

/** The folder is there and can be written to, or an `OperationalError` says what is wrong with it. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o750 });
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new OperationalError(`FADU_DATA_DIR: expected a folder that can be written to, found ${folder} (${code})`);
  }
}
