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

/** Which of the gate's layers in the service judge: both, always. Only tests of one layer alone say otherwise. */
export interface GateLayers {
  /** Layer 2: the obligations over the facts of the record. */
  readonly monitor: boolean;
  /** Layer 3: the rules over the rows of the case file. */
  readonly caseRules: boolean;
}
export const GATE_LAYERS = Symbol('GATE_LAYERS');
export const ALL_LAYERS: GateLayers = { monitor: true, caseRules: true };
