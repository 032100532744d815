import type { Expression, LocalText } from '../../model/index.js';
import type { LimitId, LocalDate } from '../calendar/index.js';

/** What a guard may read of a case. `enum` values are texts. */
export type AttributeType = 'boolean' | 'number' | 'string' | 'date' | 'enum';

/**
 * A declared attribute of the case. On record it is a fact of the case file; in a diagram it appears as `variable`, which
 * carries its value from the moment a step of `writtenBy` completes until anything else writes the variable.
 */
export interface AttributeDefinition {
  readonly name: string;
  readonly title: LocalText;
  readonly type: AttributeType;
  /** Allowed texts of an `enum`, else empty. */
  readonly values: readonly string[];
  /** What people read for a value; a value without an entry is read as written. */
  readonly valueTitles?: ReadonlyMap<string, LocalText>;
  /** Variable path in the diagram, such as `thresholds.panelRequired`; null: the diagram does not see it. */
  readonly variable: string | null;
  /** Steps at whose completion the value may change; empty: fixed when the case begins. */
  readonly writtenBy: readonly string[];
  /** The decision table that computes it from other attributes; null: somebody states it. */
  readonly decision: { readonly decisionId: string; readonly output: string } | null;
}

/** One pair `step` or `step=A|B` or `step!=A|B` of the language: which facts it means. */
export interface FactPattern {
  /** As written, for messages. */
  readonly source: string;
  readonly step: string;
  /** Null: any outcome. */
  readonly outcomes: readonly string[] | null;
  /** True for `!=`: every fact of the step whose outcome is not one of `outcomes`, a missing outcome included. */
  readonly negated: boolean;
}

/** What the diagram knows of a step (the value of `zeebe:properties` `step`). */
export interface StepDefinition {
  readonly step: string;
  readonly title: LocalText;
  /** Empty: its facts have no outcome. */
  readonly outcomes: readonly string[];
  /** What people read for an outcome; one without an entry is read as written. */
  readonly outcomeTitles?: ReadonlyMap<string, LocalText>;
  /** The variable that the application sets to the outcome when the task completes; null: none. */
  readonly outcomeVariable: string | null;
  /** The outcome is always the value this attribute has at that moment; null: whoever completes the step chooses. */
  readonly outcomeFollows: string | null;
  /** Further variables that completing it may set, to anything. Nothing else is written by it. */
  readonly writes: readonly string[];
  /** Forms that perform the step: a task with one of them must carry this step, and no other task may. */
  readonly forms: readonly string[];
  /** What holds after it on every case, as the application ensures it: an assumption that every verdict using it names. */
  readonly ensures: readonly Ensured[];
}

/** After the step: `holds`, unless a fact of `unlessSeen` came before. */
export interface Ensured {
  /** FEEL over variables and attributes' variables. */
  readonly holds: Expression;
  readonly unlessSeen: FactPattern | null;
  readonly because: LocalText;
}

/** A variable that holds the first instant after a limit, counted by the legal clock from a step. */
export interface ClockVariable {
  readonly variable: string;
  readonly limit: LimitId;
  /** The step that starts the limit and writes the variable. */
  readonly from: string;
}

export type ObligationForm =
  /** Each `before` comes after a fact of `requires`. */
  | { readonly kind: 'precedence'; readonly before: FactPattern; readonly requires: readonly FactPattern[] }
  /** … and after the last such fact nothing of `voidedBy` happened. */
  | {
      readonly kind: 'freshness';
      readonly before: FactPattern;
      readonly requires: readonly FactPattern[];
      readonly voidedBy: readonly FactPattern[];
    }
  /** Between the last `after` and `before` the limit ran out, unless a fact of `unless` came in between. No `after`: kept. */
  | {
      readonly kind: 'window';
      readonly before: FactPattern;
      readonly after: FactPattern;
      readonly limit: LimitId;
      readonly unless: readonly FactPattern[];
    }
  /** Once `after` happened, no `before` until a fact of `comes`. `before` null: the case does not end without it. */
  | {
      readonly kind: 'response';
      readonly after: FactPattern;
      readonly comes: readonly FactPattern[];
      readonly before: FactPattern | null;
    }
  /** Nobody who did a step of `of` does a step of `from`. */
  | { readonly kind: 'separation'; readonly of: readonly string[]; readonly from: readonly string[] }
  /** Never two facts of `of`; none at the end of the case is a breach, too, once `when` was seen (null: always). */
  | { readonly kind: 'exactly-one'; readonly of: FactPattern; readonly when: FactPattern | null }
  /** No fact of `of`, ever. */
  | { readonly kind: 'absence'; readonly of: FactPattern }
  /** Every step can be reached and completed in the diagram (static only). */
  | { readonly kind: 'no-vacuous-pass'; readonly steps: readonly string[] };

/** One rule of the law, as its file says it. */
export interface ObligationDefinition {
  readonly id: string;
  readonly title: LocalText;
  /** Source articles. */
  readonly article: string;
  /** First and last day on which it binds; null: open. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** Where it is checked: on the diagram (S), while a case runs (R). */
  readonly checks: readonly ('S' | 'R')[];
  /** FEEL over attributes, read at the fact that `before` (or `of`) names; null: always. Null or not boolean counts as true: an unknown case is bound. */
  readonly guard: Expression | null;
  readonly form: ObligationForm;
  /** For the person who is refused. */
  readonly message: LocalText;
  /** The step that mends it, and how. */
  readonly remedy: { readonly step: string | null; readonly text: LocalText };
}

/** A file `obligations.yml`: the obligations of one procedure with the words they are written in. */
export interface ObligationSet {
  /** The `bpmnProcessId` it binds. */
  readonly procedure: string;
  readonly version: string;
  readonly steps: ReadonlyMap<string, StepDefinition>;
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly clocks: readonly ClockVariable[];
  /** Variables that a job type's worker may set; a type not listed may set any. */
  readonly workers: ReadonlyMap<string, readonly string[]>;
  /** Variables that a message may carry; a name not listed may carry any. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
  readonly obligations: readonly ObligationDefinition[];
}

/** What the automata see of a run, in the order it happens. */
export type Occurrence =
  /** A step was completed. Outcome null: it has none, or the parts of a multi-instance body disagree. */
  | { readonly kind: 'step'; readonly step: string; readonly outcome: string | null }
  /** A timer that was set after the last fact which starts the limit has fired. */
  | { readonly kind: 'elapsed'; readonly limit: LimitId }
  /** The case is over: its process instance completed. */
  | { readonly kind: 'end' };

/** Whether the pattern means the fact. */
export function matches(pattern: FactPattern, step: string, outcome: string | null): boolean {
  if (pattern.step !== step) return false;
  if (pattern.outcomes === null) return true;
  const named = outcome !== null && pattern.outcomes.includes(outcome);
  return pattern.negated ? !named : named;
}

/**
 * The compiled form of one obligation: at most a few states, no data. State 0 is the start. The prover runs it beside the
 * marking, the monitor beside the case (windows by dates there, by `elapsed` here). `separation` and `no-vacuous-pass` have none.
 */
export interface ObligationAutomaton {
  readonly definition: ObligationDefinition;
  readonly states: readonly string[];
  /** The state after the occurrence. */
  next(state: number, occurrence: Occurrence): number;
  /** Whether the occurrence breaks the obligation in this state, provided its guard holds. */
  breaks(state: number, occurrence: Occurrence): boolean;
}
