import type { DataModel, Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';

/** One way that was chosen where there were others; the same at every visit of the element. */
export interface Choice {
  readonly key: string;
  readonly move: TraceMove;
}

/** The choices of a run in order, each once. */
export function choicesOf(trace: Trace): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const move of trace) {
    const key = keyOf(move);
    if (key !== null && !choices.has(key)) choices.set(key, { key, move });
  }
  return [...choices.values()];
}

/** Null: there was no other way, or it follows from what was chosen before. */
function keyOf(move: TraceMove): string | null {
  const { kind, node, caughtBy, flows, outcome, alternatives, choice } = move;
  switch (kind) {
    case 'branch':
      return alternatives > 1 || choice !== null ? branchKey(node, flows) : null;
    case 'complete':
      return outcome === null || alternatives <= 1 ? null : completionKey(node, outcome);
    case 'event':
      return isOptional(node) ? eventKey(node) : null;
    case 'error':
      return eventKey(caughtBy ?? node);
    default:
      return null;
  }
}

/** An event that need not come for the run to go on: on the edge of an activity, beside others, within its own sub-process. */
function isOptional({ element, process }: Node): boolean {
  if (element.type === 'BOUNDARY_EVENT' || element.type === 'START_EVENT') return true;
  return element.incoming.some(({ source }) => process.elements.get(source)?.type === 'EVENT_BASED_GATEWAY');
}

/** The data of the model without the choices that are banned: nobody ever makes them, at no visit of their element. */
export function without(model: DataModel, banned: ReadonlySet<string>): DataModel {
  const bound: DataModel = {
    initial: () => model.initial(),
    onActivate: (node, data) => model.onActivate(node, data),
    onComplete: (node, data, seen) =>
      model
        .onComplete(node, data, seen)
        .filter(({ outcome }) => outcome === null || !banned.has(completionKey(node, outcome))),
    onEvent: (node, data) => (banned.has(eventKey(node)) ? [] : model.onEvent(node, data)),
    onTerminate: (node, data) => model.onTerminate(node, data),
    onBranch: (node, data) => model.onBranch(node, data).filter(({ flows }) => !banned.has(branchKey(node, flows))),
    guard: (obligation, data) => model.guard(obligation, data),
    cardinality: (node, data) => model.cardinality(node, data),
    mayCompleteEarly: (node, data) => model.mayCompleteEarly(node, data),
    clockOf: (node, data) => model.clockOf(node, data),
    sample: (run) => model.sample(run),
  };
  // A model may have more to say than the search must ask of it: the rest goes through as it is.
  return Object.assign(Object.create(model as object) as DataModel, bound);
}

export function branchKey(node: Node, flows: readonly { readonly id: string }[]): string {
  return `branch ${node.id} ${flows.map(({ id }) => id).join(' ')}`;
}

export function completionKey(node: Node, outcome: string): string {
  return `complete ${node.id} ${outcome}`;
}

export function eventKey(node: Node): string {
  return `event ${node.id}`;
}
