import type { ObligationAutomaton } from '../../obligations/definition.js';
import type { DataState } from '../seam.js';
import type { Edge, Facts } from './explore.js';
import { exercises } from './product.js';
import type { Leg } from './retell.js';

/** A run along edges of the flow, up to an occurrence on the last of them. */
export interface Way {
  readonly legs: readonly Leg[];
  readonly position: number;
}

export interface Along {
  /** Some run may break the obligation: a search of its own has to tell. */
  readonly isBroken: boolean;
  /** A run that exercises it and does not break it. */
  readonly witness: Way | null;
  readonly states: number;
}

/** Edges by the state they leave; those that begin a run are at 0, state `n` is at `n + 1`. */
export type EdgesByState = readonly (readonly Edge[])[];

export function edgesByState(edges: readonly Edge[], size: number): EdgesByState {
  const found: Edge[][] = Array.from({ length: size + 1 }, () => []);
  for (const edge of edges) found[edge.from + 1]!.push(edge);
  return found;
}

/**
 * The automaton over all runs of a flow that was searched already: breadth first over its states and those of the automaton. What a
 * guard says splits no data here, so a breach is only a suspicion, but no suspicion is a proof.
 */
export function runAlong(
  automaton: ObligationAutomaton,
  edges: EdgesByState,
  binds: (data: DataState) => boolean,
): Along {
  const many = automaton.states.length;
  const seen = new Map<number, { readonly edge: Edge; readonly from: number }>();
  const queue: number[] = [];
  let witness: { readonly edge: Edge; readonly from: number; readonly position: number } | null = null;
  const follow = (edge: Edge, from: number, state: number): boolean => {
    let current = state;
    for (const { occurrence, data, position } of inOrder(edge.facts)) {
      if (automaton.breaks(current, occurrence)) {
        if (binds(data)) return false;
      } else if (!witness && exercises(automaton.definition, occurrence)) witness = { edge, from, position };
      current = automaton.next(current, occurrence);
    }
    const reached = edge.to * many + current;
    if (!seen.has(reached)) {
      seen.set(reached, { edge, from });
      queue.push(reached);
    }
    return true;
  };
  for (const edge of edges[0]!) if (!follow(edge, -1, 0)) return { isBroken: true, witness: null, states: seen.size };
  for (const at of queue) {
    for (const edge of edges[Math.floor(at / many) + 1]!) {
      if (!follow(edge, at, at % many)) return { isBroken: true, witness: null, states: seen.size };
    }
  }
  return { isBroken: false, witness: witness && wayTo(witness, seen), states: seen.size };
}

function wayTo(
  last: { readonly edge: Edge; readonly from: number; readonly position: number },
  seen: ReadonlyMap<number, { readonly edge: Edge; readonly from: number }>,
): Way {
  const legs: Leg[] = [last.edge];
  for (let at = seen.get(last.from); at; at = seen.get(at.from)) legs.push(at.edge);
  return { legs: legs.reverse(), position: last.position };
}

const NONE: readonly Facts[] = [];

function inOrder(last: Facts | null): readonly Facts[] {
  if (!last) return NONE;
  if (!last.before) return [last];
  const facts: Facts[] = [];
  for (let one: Facts | null = last; one; one = one.before) facts.push(one);
  return facts.reverse();
}
