import type { ExecutableElement, ExecutableProcess, SequenceFlow } from '../../../model/index.js';
import { matches, type FactPattern, type ObligationForm } from '../../obligations/definition.js';
import { neededBy } from '../../obligations/patterns.js';
import type { Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';

/** A step that was completed in a run. */
export interface ToldFact {
  readonly node: Node;
  readonly step: string;
  readonly outcome: string | null;
  /** Position in the trace. */
  readonly at: number;
}

/** A sequence flow that a run went over. */
export interface TakenFlow {
  readonly flow: SequenceFlow;
  readonly source: ExecutableElement;
  readonly process: ExecutableProcess;
  readonly at: number;
}

/** Completed steps in order. */
export function factsOf(trace: Trace): readonly ToldFact[] {
  return trace.flatMap(({ node, occurrence }, at) =>
    occurrence?.kind === 'step' ? [{ node, step: occurrence.step, outcome: occurrence.outcome, at }] : [],
  );
}

/** Sequence flows in the order in which the run goes over them. */
export function flowsOf(trace: Trace): readonly TakenFlow[] {
  return trace.flatMap((move, at) => {
    const node = move.caughtBy ?? move.node;
    const { element: source, process } = node;
    return flowsAfter(move, source).map((flow) => ({ flow, source, process, at }));
  });
}

function flowsAfter(move: TraceMove, source: ExecutableElement): readonly SequenceFlow[] {
  if (move.kind === 'branch') return move.flows;
  if (isGateway(source)) return move.kind === 'complete' && source.type === 'PARALLEL_GATEWAY' ? source.outgoing : [];
  return ['start', 'complete', 'event', 'error'].includes(move.kind) ? source.outgoing : [];
}

export function isGateway({ type }: ExecutableElement): boolean {
  return type.endsWith('_GATEWAY');
}

/** Ids of the elements the run comes to, in order; an element it comes to twice is there twice. */
export function pathOf(trace: Trace): readonly string[] {
  const path: string[] = [];
  let waiting = '';
  for (const { kind, node, caughtBy } of trace) {
    const at = kind === 'error' && caughtBy !== null ? caughtBy : node;
    const enters = kind === 'start' || kind === 'enter' || kind === 'branch' || kind === 'error';
    // An event that was entered before it came is there already.
    if (enters || (kind === 'event' && waiting !== at.id)) path.push(at.element.id);
    if (kind === 'enter') waiting = at.id;
  }
  return path;
}

/** The patterns whose fact must come before, as far as the form has such. */
export function requiredBy(form: ObligationForm): readonly FactPattern[] {
  return form.kind === 'exactly-one' ? [form.of] : neededBy(form);
}

/** Position after which the trouble begins: the last fact that the obligation asks for, -1 when there was none. */
export function brokenSince(form: ObligationForm, facts: readonly ToldFact[]): number {
  const kept = form.kind === 'window' || form.kind === 'response' ? [form.after] : requiredBy(form);
  const positions = facts
    .slice(0, -1)
    .filter(({ step, outcome }) => kept.some((pattern) => matches(pattern, step, outcome)))
    .map(({ at }) => at);
  return positions[positions.length - 1] ?? -1;
}
