import type { LocalText } from '../../model/finding.js';
import type { JsonObject } from '../../protocol/json.js';
import type { LocalDate } from '../calendar/local-date.js';

// Only types that need nothing else: the browser's page reads reports without the prover, which runs in its worker.

/** `proved`: no run breaks it. `refuted`: a possible run does. `not proved`: neither could be shown, the reasons say why. */
export type Verdict = 'proved' | 'refuted' | 'not proved';

/** What the prover says of one procedure. Refuted when any part is, else not proved when any part is. */
export interface ProofReport {
  readonly procedure: string;
  readonly verdict: Verdict;
  /** Empty: the control flow is sound. */
  readonly soundness: readonly SoundnessFinding[];
  readonly obligations: readonly ObligationVerdict[];
  /** What keeps the whole from being proved beside its parts; else empty. */
  readonly reasons: readonly LocalText[];
  /** States explored, of markings, data and automata together. */
  readonly states: number;
  readonly ms: number;
}

export type SoundnessKind =
  | 'deadlock'
  | 'join-never-fires'
  | 'unreachable'
  | 'token-left-behind'
  | 'more-than-one-token'
  | 'no-way-to-the-end'
  | 'outlived-end'
  | 'not supported'
  | 'budget';

export interface SoundnessFinding {
  readonly kind: SoundnessKind;
  readonly verdict: Exclude<Verdict, 'proved'>;
  readonly elementIds: readonly string[];
  readonly message: LocalText;
  /** Elements of a run that leads there, in order; empty when none is needed to see it. */
  readonly path: readonly string[];
}

export interface ObligationVerdict {
  readonly id: string;
  readonly title: LocalText;
  /** What it demands. */
  readonly sentence: LocalText;
  readonly article: string;
  readonly validFrom: LocalDate | null;
  readonly verdict: Verdict;
  readonly states: number;
  readonly ms: number;
  /** What is taken as given: facts the application ensures, steps that the diagram does not have. */
  readonly assumptions: readonly LocalText[];
  /** Why it is not proved, or why it is refuted without a run; else empty. */
  readonly reasons: readonly LocalText[];
  /** Elements of a run that exercises it; null: none was found. */
  readonly witness: readonly string[] | null;
  readonly counterexample: Counterexample | null;
}

/** A case that breaks the obligation, told to a lawyer. */
export interface Counterexample {
  readonly sentence: LocalText;
  readonly article: string;
  readonly validFrom: LocalDate | null;
  /** A sample case: attribute or variable to a value inside the range that the run needs. */
  readonly values: JsonObject;
  /** The choices without which it would not happen, in order. */
  readonly decisions: readonly Decision[];
  /** Elements in the order in which the run enters them; those of called processes by their own ids. */
  readonly path: readonly string[];
  /** What everybody does, in order; the engine does the rest. */
  readonly steps: readonly ReplayStep[];
  /** Completions of tagged elements that follow from `steps`, in order; the last breaks the obligation, unless the end does. */
  readonly facts: readonly StepFact[];
  /** True: it is the end of the case that breaks the obligation. */
  readonly brokenByEnd: boolean;
  readonly repairs: readonly Repair[];
}

export interface Decision {
  readonly elementId: string;
  readonly choice: string;
}

export interface StepFact {
  readonly elementId: string;
  readonly step: string;
  readonly outcome: string | null;
}

/** One move of the world outside the engine. `variables` go with it. */
export type ReplayStep =
  /** The instance begins, at this start event. */
  | { readonly kind: 'start'; readonly elementId: string; readonly variables: JsonObject }
  /** The oldest open job of the element completes; a user task is one, too. */
  | {
      readonly kind: 'job';
      readonly elementId: string;
      readonly variables: JsonObject;
      readonly outcome: string | null;
    }
  /** The oldest open job of the element throws an error that `caughtBy` catches. */
  | {
      readonly kind: 'error';
      readonly elementId: string;
      readonly errorCode: string;
      readonly caughtBy: string;
      readonly variables: JsonObject;
    }
  /** A message, timer or signal reaches the element that waits for it. */
  | { readonly kind: 'message' | 'signal'; readonly elementId: string; readonly variables: JsonObject }
  | { readonly kind: 'timer'; readonly elementId: string };

/** A change of the diagram that was proved to mend the violation and to break nothing else. */
export interface Repair {
  readonly title: LocalText;
  readonly edits: readonly ModelEdit[];
  /** The verdict of the whole procedure after it. */
  readonly verdict: Verdict;
}

/** A small change of one diagram, the same for the executable model and for the modeler. */
export type ModelEdit = { readonly processId: string } & (
  | { readonly kind: 'remove-flow'; readonly flowId: string }
  | { readonly kind: 'redirect-flow'; readonly flowId: string; readonly target: string }
  | {
      readonly kind: 'add-flow';
      readonly flowId: string;
      readonly source: string;
      readonly target: string;
      /** FEEL with its `=`; null: unconditional. */
      readonly condition: string | null;
    }
  | { readonly kind: 'set-condition'; readonly flowId: string; readonly condition: string | null }
  | { readonly kind: 'set-default'; readonly elementId: string; readonly flowId: string | null }
  | { readonly kind: 'set-step'; readonly elementId: string; readonly step: string | null }
  /** The element with its flows and, on an activity, its boundary events. */
  | { readonly kind: 'remove-element'; readonly elementId: string }
);

/** The overall verdict of several. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('refuted')) return 'refuted';
  return verdicts.includes('not proved') ? 'not proved' : 'proved';
}
