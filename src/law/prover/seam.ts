import type { ExecutableElement, ExecutableProcess, LocalText, SequenceFlow } from '../../model/index.js';
import type { Json } from '../../protocol/index.js';
import type { ObligationDefinition } from '../obligations/definition.js';

/** One element of the inlined procedure: the same element of a called process once per call path. */
export interface Node {
  /** Call path and element id: `pen_serve/sod_start`; the element id alone in the procedure itself. */
  readonly id: string;
  readonly element: ExecutableElement;
  readonly process: ExecutableProcess;
  /** Node ids of the call activities on the way in, joined by `/`; empty in the procedure itself. */
  readonly frame: string;
  /** Node id of the enclosing sub-process, or of the call activity for the roots of a called process; null at the root. */
  readonly scope: string | null;
}

/** Abstract values of everything that can matter, at one moment of a run. Opaque to the search; equal keys mean equal data. */
export interface DataState {
  readonly key: string;
}

/** One way in which data can come out. */
export interface DataChoice {
  readonly data: DataState;
  /** False: it was assumed both ways; a violation that needs it is not proved instead of refuted. */
  readonly exact: boolean;
  /** Why it had to be assumed; null when exact. */
  readonly assumed: LocalText | null;
  /** What was decided here, for the counterexample ("amount is 500000 or more"); null: nothing worth telling. */
  readonly choice: string | null;
}

/** What the search asks of the data. Every method answers all possibilities, at least one. */
export interface DataModel {
  /** The data with which a run can begin. */
  initial(): readonly DataChoice[];
  /** Inputs of the element are mapped, its local variables exist (multi-instance: those of the body and of one inner instance). */
  onActivate(node: Node, data: DataState): readonly DataChoice[];
  /** The element completes: its writers, script, decision, the outcome of its step, ensured facts, output mappings; its local variables are gone. `seen`: patterns of `unlessSeen` whose fact came before. */
  onComplete(
    node: Node,
    data: DataState,
    seen: (patternSource: string) => boolean,
  ): readonly (DataChoice & { readonly outcome: string | null })[];
  /** A message, timer, signal, error or escalation reaches the event: its payload and output mappings. */
  onEvent(node: Node, data: DataState): readonly DataChoice[];
  /** The element was terminated: its local variables are gone. */
  onTerminate(node: Node, data: DataState): DataState;
  /** Which flows an exclusive or inclusive gateway takes; no flow: an incident, the token stays for ever. */
  onBranch(node: Node, data: DataState): readonly (DataChoice & { readonly flows: readonly SequenceFlow[] })[];
  /** Whether the guard holds now. */
  guard(obligation: ObligationDefinition, data: DataState): readonly (DataChoice & { readonly holds: boolean })[];
  /** How many items a multi-instance activity has, 2 standing for many, and whether its completion condition may hold after each. */
  cardinality(node: Node, data: DataState): readonly (DataChoice & { readonly items: number })[];
  mayCompleteEarly(node: Node, data: DataState): readonly (DataChoice & { readonly holds: boolean })[];
  /** Whether a timer is the legal clock of a limit, as its variable stands now; null: it is not. */
  clockOf(node: Node, data: DataState): string | null;
  /** Concrete values of a run whose data went through these states: attribute or variable to value. */
  sample(run: readonly DataState[]): Readonly<Record<string, Json>>;
}

/** Predicates that no obligation, branch or outcome of interest reads are left out; the search says which nodes matter. */
export interface Relevance {
  readonly nodes: ReadonlySet<string>;
}
