import type { Case } from './case.js';
import type { Edge, Space } from './explore.js';

/** What the oracle saw of the control flow; empty lists where all is well. */
export interface Seen {
  /** States, not completed, in which nothing can happen any more. */
  readonly deadlocks: readonly number[];
  /** States from which the end cannot be reached any more. */
  readonly hopeless: readonly number[];
  readonly unreached: readonly string[];
  readonly twice: readonly string[];
  readonly cutOff: readonly string[];
}

/** States that surely come about and from which not even an assumption leads to the end. */
export function lost(space: Space, sure: (edge: Edge) => boolean): number[] {
  const hopeless = new Set(hopelessIn(space, () => true));
  return [...reachable(space, sure)].filter((at) => hopeless.has(at));
}

function hopelessIn(space: Space, allowed: (edge: Edge) => boolean): number[] {
  const reached = reachable(space, allowed);
  const coming = new Map<number, number[]>();
  for (const at of reached)
    for (const { to } of (space.edges[at] ?? []).filter(allowed)) coming.set(to, [...(coming.get(to) ?? []), at]);
  const hopeful = new Set([...reached].filter((at) => space.states[at]!.done || space.unseen.has(at)));
  for (const at of hopeful) for (const before of coming.get(at) ?? []) hopeful.add(before);
  return [...reached].filter((at) => !hopeful.has(at));
}

/** The control flow over the edges allowed. */
export function soundness(subject: Case, space: Space, allowed: (edge: Edge) => boolean): Seen {
  const reached = reachable(space, allowed);
  const edges = [...reached].flatMap((at) => (space.edges[at] ?? []).filter(allowed));
  const activated = new Set(edges.flatMap((edge) => edge.activated));
  return {
    deadlocks: [...reached].filter(
      (at) => !space.states[at]!.done && !space.unseen.has(at) && (space.edges[at] ?? []).filter(allowed).length === 0,
    ),
    hopeless: hopelessIn(space, allowed),
    unreached: elementsOf(subject).filter((id) => !activated.has(id)),
    twice: [...new Set(edges.flatMap((edge) => edge.twice))],
    cutOff: [...new Set(edges.flatMap((edge) => edge.cutOff))],
  };
}

function reachable(space: Space, allowed: (edge: Edge) => boolean): Set<number> {
  const reached = new Set([0]);
  for (const at of reached) for (const edge of (space.edges[at] ?? []).filter(allowed)) reached.add(edge.to);
  return reached;
}

function elementsOf({ processes, procedure }: Case): string[] {
  const called = new Set([procedure]);
  for (const id of called)
    for (const { calledElement } of processes.find(({ bpmnProcessId }) => bpmnProcessId === id)?.elements.values() ??
      [])
      if (calledElement) called.add(calledElement.processId.source);
  return processes
    .filter(({ bpmnProcessId }) => called.has(bpmnProcessId))
    .flatMap(({ bpmnProcessId, elements }) =>
      [...elements.values()]
        .filter(
          ({ type, eventType }) => type !== 'PROCESS' && !(type === 'BOUNDARY_EVENT' && eventType === 'COMPENSATION'),
        )
        .map(({ id }) => `${bpmnProcessId}/${id}`),
    );
}
