import type { DecisionRequirementsGraph, ExecutableProcess } from '../../model/index.js';
import type { LocalDate } from '../calendar/index.js';
import type { ObligationSet } from '../obligations/definition.js';
import type { SearchOptions } from './search/result.js';

/** What is to be proved. */
export interface ProveRequest {
  /** The procedure first, then what it calls. */
  readonly processes: readonly ExecutableProcess[];
  /** `bpmnProcessId` of the procedure. */
  readonly procedure: string;
  readonly decisions: readonly DecisionRequirementsGraph[];
  readonly obligations: ObligationSet;
  /** Obligations valid on that day are proved, the others are left out. */
  readonly on: LocalDate;
}

export interface ProveOptions extends SearchOptions {
  /** Take back every choice that a counterexample does not need (default true). */
  readonly minimise?: boolean;
  /** How many repairs to look for at most (default 3). */
  readonly repairs?: number;
  /** Milliseconds that making counterexamples small and repairing may take after the verdicts (default 2,000). Needs `now`. */
  readonly explainMs?: number;
}
