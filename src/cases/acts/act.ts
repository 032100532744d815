import type { z } from 'zod';
import type { LegalCalendar, LocalDate } from '../../law/calendar/index.js';
import type { ActId, CaseFacts } from '../../law/facts.js';
import type { LocalText } from '../../model/finding.js';
import type { Actor, FieldError, Role } from '../../platform/index.js';
import type { JsonObject } from '../../protocol/json.js';
import type { Person } from '../../identity/index.js';
import type { CaseLog } from '../chain/index.js';
import type { CaseRows, FactRow, PenaltyCaseRow } from '../entities/index.js';
import type { CaseTables } from '../facts/case-tables.js';
import type { FileStore, StoredFile } from '../file-store.js';

/** What an act may look at and write to; everything is of one case and one transaction. */
export interface ActContext {
  readonly head: PenaltyCaseRow;
  readonly rows: CaseRows;
  readonly facts: CaseFacts;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly calendar: LegalCalendar;
  /** The people that the act's values name, and the actor. */
  readonly people: ReadonlyMap<string, Person>;
  readonly tables: CaseTables;
  readonly files: FileStore;
  /** Whether a decision of any case carries the document number. */
  readonly isDocumentNoTaken: (documentNo: string) => Promise<boolean>;
  /** The file that came with the act; null: none. */
  readonly attachment: StoredFile | null;
}

export interface Message {
  readonly name: string;
  readonly variables: JsonObject;
}

export interface ActOutcome {
  /** The row the act is about. */
  readonly row: FactRow;
  /** For routing in the process; facts of law stay in the case file. */
  readonly variables?: JsonObject;
  readonly messages?: readonly Message[];
  /** What lists show differently from now on. */
  readonly head?: Partial<Pick<PenaltyCaseRow, 'state' | 'filedOn'>>;
}

/** One kind of thing that people do in a case: what they say, who may, and what is recorded. */
export interface Act<V extends object = Record<string, unknown>> {
  readonly id: ActId;
  readonly name: LocalText;
  readonly schema: z.ZodType<V>;
  /** Elements of the procedure whose tasks complete through it; none for direct acts. */
  readonly elementIds: readonly string[];
  /** Who may do it; a task's candidate groups narrow this down further. */
  readonly roles: readonly Role[];
  /** True: needs no task. */
  readonly direct: boolean;
  /** The day it happens in law. */
  dateOf(values: V): LocalDate;
  /** People the values name; unknown ones are refused before `check`. */
  peopleOf?(values: V): readonly string[];
  /** What contradicts the case file, such as a day before the step it follows. Throws a Problem for a state it cannot be done in. */
  check?(values: V, context: ActContext): readonly FieldError[];
  /** Writes the rows. The law has agreed and `check` found nothing. */
  record(values: V, log: CaseLog, context: ActContext): Promise<ActOutcome>;
}

/** The act with its values' type forgotten, as the registry holds it; only `schema`'s output ever reaches the functions. */
export function defineAct<V extends object>(act: Act<V>): Act {
  return act as unknown as Act;
}
