import type { LegalCalendar } from '../law/calendar/index.js';
import type { FileStore } from './file-store.js';

/** Where a case file is kept beside its rows, and the key that seals its chain. */
export interface CaseStorage {
  readonly files: FileStore;
  readonly chainKey: Buffer;
}
export const CASE_STORAGE = Symbol('CASE_STORAGE');

/** The legal clock of the service: `LegalCalendar`. */
export const LEGAL_CALENDAR = Symbol('LEGAL_CALENDAR');
export type { LegalCalendar };
