import type { ExecutableElement, ExecutableProcess, LocalText } from '../../../../model/index.js';
import type { ObligationDefinition, ObligationSet } from '../../../obligations/definition.js';
import type { Trace } from '../../trace.js';
import type { ModelEdit } from '../../verdict.js';

/** What a repair is looked for in: the diagrams as they are now, and a run that breaks the obligation in them. */
export interface Broken {
  readonly processes: readonly ExecutableProcess[];
  readonly definition: ObligationDefinition;
  readonly set: ObligationSet;
  /** Null: it is refuted without a run. */
  readonly trace: Trace | null;
}

export interface Candidate {
  readonly title: LocalText;
  readonly edits: readonly ModelEdit[];
}

/** One kind of change that may mend the diagram, the likeliest first. Whether it does, the prover says. */
export type Strategy = (broken: Broken) => readonly Candidate[];

/** Elements of all diagrams with the process they are in. */
export function elementsOf(
  processes: readonly ExecutableProcess[],
): readonly { readonly process: ExecutableProcess; readonly element: ExecutableElement }[] {
  return processes.flatMap((process) => [...process.elements.values()].map((element) => ({ process, element })));
}
