import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type CalendarSettings, type LegalCalendar } from '../../law/index.js';
import { readHolidays } from './holidays-file.js';
import { readLocalLimits } from './limits-file.js';

/** A file that somebody named, and where; it has to be there. */
export interface NamedFile {
  readonly what: string;
  readonly path: string;
}

export interface CalendarFiles {
  /** Null: `holidays.json` of the data folder, if there is one. */
  readonly holidays: NamedFile | null;
  /** Null: `limits.json` of the data folder, if there is one. */
  readonly limits: NamedFile | null;
}

/** What a question sets for itself alone. */
type Settings = Pick<CalendarSettings, 'excludedEnds'>;

/**
 * The legal clock of this bureau: the installed notices, corrected and prolonged by the holiday file, with the local limits.
 * Throws an `OperationalError` that names the file and what was expected in it.
 */
export function legalCalendar(dataDir: string, files: CalendarFiles, own: Settings = {}): LegalCalendar {
  const holidays = files.holidays ?? inFolder(dataDir, 'holidays.json');
  const limits = files.limits ?? inFolder(dataDir, 'limits.json');
  const overrides = holidays === null ? [] : readHolidays(holidays.what, holidays.path);
  const local = limits === null ? {} : readLocalLimits(limits.what, limits.path);
  return createCalendar(overrides, { ...local, ...own });
}

function inFolder(folder: string, name: string): NamedFile | null {
  const path = join(folder, name);
  return existsSync(path) ? { what: name, path } : null;
}
