import type { LocalText } from '../../../model/finding.js';
import type { Json } from '../../../protocol/index.js';
import type { LegalCalendar, LocalDate } from '../../calendar/index.js';
import type { FactPattern } from '../definition.js';

/** One step that was completed in a case, in the order of the record. */
export interface CaseFact {
  readonly step: string;
  /** Null: the step has none, or, where it follows an attribute, it is that attribute's value. */
  readonly outcome: string | null;
  /** The day it happened in law. */
  readonly on: LocalDate;
  /** Everybody who did it. */
  readonly actorIds: readonly string[];
  /** Values after it; those not named stay, those not declared are ignored. */
  readonly attributes: Readonly<Record<string, Json>>;
}

/** A fact somebody is about to record. */
export type MonitorAttempt = CaseFact;

/**
 * All that the monitor remembers of a case. Plain JSON; its size depends on the obligations and on the people of the case,
 * never on how many facts there were. Entries at their beginning are left out.
 */
export interface MonitorState {
  /** Which obligations it counts for: version and fingerprint of the set. */
  readonly version: string;
  /** Number of facts recorded. */
  readonly facts: number;
  /** Obligation to the state of its automaton. */
  readonly automata: Readonly<Record<string, number>>;
  /** Obligation to the day its running window was opened, the latest if there were several. */
  readonly openedOn: Readonly<Record<string, LocalDate>>;
  /** Step that a separation names to those who did it. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly attributes: Readonly<Record<string, Json>>;
}

export interface MonitorContext {
  readonly calendar: LegalCalendar;
}

/** Why an obligation refuses an attempt, and what would allow it. */
export interface MonitorRefusal {
  readonly obligationId: string;
  readonly article: string;
  readonly title: LocalText;
  readonly message: LocalText;
  /** Step null: no step of the procedure mends it. */
  readonly remedy: { readonly step: string | null; readonly text: LocalText };
  /** Facts each of which would allow it; empty: none would. */
  readonly needs: readonly FactPattern[];
  /** First day on which this obligation allows it without anything else; null: no day does. */
  readonly allowedFrom: LocalDate | null;
  /** False: the obligation could not be computed (a year without a calendar), and refuses for that. */
  readonly computed: boolean;
}
