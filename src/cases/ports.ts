import type { ObligationSet } from '../law/obligations/index.js';
import type { LocalDate } from '../law/calendar/local-date.js';
import type { Json, JsonObject } from '../protocol/json.js';

/** Decision tables of the penalty procedure. Declared here because the case file needs the figures, bound in `app`. */
export interface DecisionTables {
  /**
   * Output of the table that was in force on the day. Rejects with an Error that names the decision when no table was in
   * force or it cannot be evaluated: the law never guesses a threshold.
   */
  evaluate(decisionId: string, context: JsonObject, onDate: LocalDate): Promise<Json>;
}
export const DECISION_TABLES = Symbol('DECISION_TABLES');

/** The approved procedures, read only. Bound in `app` to the procedures service. */
export interface CaseProcedures {
  /** The approved version new instances run on. Rejects when there is none. */
  current(bpmnProcessId: string): Promise<{ readonly version: number }>;
  /** Resources of one approved version; null when that version was not approved here. */
  resources(
    bpmnProcessId: string,
    version: number,
  ): Promise<{ readonly xml: string; readonly forms: Readonly<Record<string, unknown>> } | null>;
}
export const CASE_PROCEDURES = Symbol('CASE_PROCEDURES');

/** The obligations of the release, by procedure: the law binds a case from its day on, whichever diagram the case runs on. */
export interface CaseObligations {
  /** Null: nobody has written down what binds it. */
  of(bpmnProcessId: string): ObligationSet | null;
}
export const CASE_OBLIGATIONS = Symbol('CASE_OBLIGATIONS');

/** Id of the process a penalty case runs on. */
export const PENALTY_PROCESS = 'penalty-case';
