import type { ObligationSet } from '../../obligations/definition.js';
import { performedStep } from '../data/index.js';
import type { Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { branchKey, choicesOf, completionKey, eventKey, type Choice } from './choices.js';

/** Two questions about the runs in which none of the banned choices is made; null: there was no time to answer. */
export interface Questions {
  /** Can the obligation still be broken? */
  broken(banned: ReadonlySet<string>): boolean | null;
  /** Can the step at which it breaks still be reached, lawfully or not? */
  reached(banned: ReadonlySet<string>): boolean | null;
}

/**
 * The choices that make the difference: had one of them been another, the step could still be reached, and the obligation could
 * not be broken. Each choice of the run is flipped in turn, those near the breach first. What any such case must choose, and
 * what may be chosen one way or another, is left out; empty: every case that gets so far breaks it.
 */
export function decisiveChoices(trace: Trace, set: ObligationSet, ask: Questions): readonly Choice[] {
  const choices = choicesOf(trace);
  const decisive: Choice[] = [];
  for (const choice of [...choices].reverse()) {
    const verdict = isDecisive(choice, set, ask);
    // Without time to look, better tell too much of the end than nothing.
    if (verdict === null && decisive.length === 0) return choices.slice(-UNEXAMINED_MAX);
    if (verdict === null) break;
    if (verdict) decisive.unshift(choice);
  }
  return decisive;
}

const UNEXAMINED_MAX = 3;

function isDecisive({ move }: Choice, set: ObligationSet, ask: Questions): boolean | null {
  for (const banned of flips(move, set)) {
    const broken = ask.broken(banned);
    if (broken === null) return null;
    if (broken) continue;
    const reached = ask.reached(banned);
    if (reached === null || reached) return reached;
  }
  return false;
}

/** For every other choice at the element: all that must not be chosen for it to be the one. */
function flips(move: TraceMove, set: ObligationSet): readonly ReadonlySet<string>[] {
  const { own, all } = alternativesOf(move, set);
  const others = all.filter((key) => key !== own);
  if (others.length === 0) return [new Set([own])];
  return others.map((kept) => new Set(all.filter((key) => key !== kept)));
}

function alternativesOf(
  { kind, node, caughtBy, flows, outcome }: TraceMove,
  set: ObligationSet,
): { own: string; all: readonly string[] } {
  if (kind === 'branch') {
    const own = branchKey(node, flows);
    const exclusive = node.element.type === 'EXCLUSIVE_GATEWAY';
    return { own, all: exclusive ? node.element.outgoing.map((flow) => branchKey(node, [flow])) : [own] };
  }
  if (kind === 'complete') {
    const outcomes = performedStep(node.element, set)?.outcomes ?? [];
    return { own: completionKey(node, outcome ?? ''), all: outcomes.map((one) => completionKey(node, one)) };
  }
  const event = caughtBy ?? node;
  return { own: eventKey(event), all: siblingEvents(event).map(eventKey) };
}

/** The events that wait behind the same event-based gateway; the event alone elsewhere: the other way is that it does not come. */
function siblingEvents(event: Node): readonly Node[] {
  const { element, process, frame } = event;
  const gateway = element.incoming
    .map(({ source }) => process.elements.get(source))
    .find((source) => source?.type === 'EVENT_BASED_GATEWAY');
  return (gateway?.outgoing ?? []).flatMap(({ target }) => {
    const sibling = process.elements.get(target);
    const id = frame === '' ? target : `${frame}/${target}`;
    return sibling === undefined ? [] : [{ ...event, id, element: sibling }];
  });
}
