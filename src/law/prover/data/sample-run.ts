import type { Json, JsonObject } from '../../../protocol/index.js';
import {
  type FactPattern,
  matches,
  type ObligationDefinition,
  type ObligationSet,
} from '../../obligations/definition.js';
import type { Trace, TraceMove } from '../trace.js';
import type { Domain } from './domain.js';
import { Draft, type Location, pathIn, scopeIn } from './draft.js';
import { contextOf } from './evaluate.js';
import { DOCUMENT, rootScope } from './scopes.js';
import { type Leaf, seen as seenValue, type Value } from './value.js';

/** A run in concrete values. */
export interface SampledRun {
  /** Attributes by their names, other variables by their paths; only those that mattered. */
  readonly values: Readonly<Record<string, Json>>;
  /** What each move of the trace sets, as nested JSON; the first are the variables the case begins with. */
  readonly writes: readonly JsonObject[];
}

/** What came of a move. */
export interface Followed {
  readonly draft: Draft;
  /** Of the state that the search has for it. */
  readonly key: string;
  readonly brought: ReadonlyMap<Location, Value>;
}

/** What a run is followed with. */
export interface Follower {
  follow(move: TraceMove, draft: Draft, seen: (patternSource: string) => boolean): readonly Followed[];
  followGuard(obligation: ObligationDefinition, draft: Draft): readonly Followed[];
}

/** An instant that is far enough away for every timer that waits for it. */
const CLOCK_RUNS_OUT = '2100-01-01T00:00:00Z';

/**
 * Goes through the run again without forgetting anything, so that one value stays one value; what was told apart anywhere on the
 * way holds for it from the start.
 */
export function sampleRun(follower: Follower, set: ObligationSet, trace: Trace): SampledRun {
  const patterns = patternsOf(set);
  let draft = Draft.EMPTY;
  const brought = trace.map((move, index) => {
    const isSeen = (source: string): boolean => hasSeen(trace.slice(0, index), patterns.get(source));
    const next = chosen(follower, set, move, follower.follow(move, draft, isSeen));
    draft = next?.draft ?? draft;
    if (move.kind === 'start') return atRoot(draft);
    return next && isFromOutside(move) ? next.brought : new Map<Location, Value>();
  });
  return {
    values: valuesTold(set, draft.leaves),
    writes: brought.map((values) => documentOf(values, draft, trace[0]?.node.frame ?? '')),
  };
}

/** Attributes and variables whose values were told apart, with one of the values they may have; later ones count. */
export function valuesTold(set: ObligationSet, leaves: readonly Leaf[]): Readonly<Record<string, Json>> {
  const attributes = [...set.attributes.values()];
  const told = leaves.filter(({ domain, cells, given }) => cells.length < (given ?? domain.cells).length);
  return Object.fromEntries(
    told.map((leaf) => {
      const attribute = attributes.find(({ variable, title }) => variable === leaf.name || title.en === leaf.name);
      return [attribute?.name ?? leaf.name, sampleOf(leaf)];
    }),
  );
}

/** The way that the search went, found by the state it led to; a guard may have been asked in between. */
function chosen(
  follower: Follower,
  { obligations }: ObligationSet,
  move: TraceMove,
  ways: readonly Followed[],
): Followed | undefined {
  const wanted = move.data.key;
  const direct = ways.find(({ key }) => key === wanted);
  if (direct) return direct;
  for (const way of ways)
    for (const obligation of obligations) {
      const guarded = follower.followGuard(obligation, way.draft).find(({ key }) => key === wanted);
      if (guarded) return { ...guarded, brought: way.brought };
    }
  return ways[0];
}

/** What persons, workers and messages bring; the engine itself works out the rest. */
function isFromOutside({ kind, node: { element } }: TraceMove): boolean {
  if (kind === 'event') return element.message !== null || element.signal !== null;
  if (kind !== 'complete' || element.script || element.calledDecision) return false;
  return element.job !== null || element.userTask !== null;
}

function atRoot({ values }: Draft): ReadonlyMap<Location, Value> {
  return new Map([...values].filter(([location]) => scopeIn(location) === rootScope('')));
}

function documentOf(values: ReadonlyMap<Location, Value>, draft: Draft, frame: string): JsonObject {
  const scopes = [DOCUMENT, rootScope(frame)];
  const entries = [...values].flatMap(([location, value]): readonly (readonly [string, Json])[] => {
    if (!scopes.includes(scopeIn(location)) || value.kind === 'absent') return [];
    return [[pathIn(location), concrete(value, draft)]];
  });
  return contextOf(entries);
}

function concrete(value: Value, draft: Draft): Json {
  if (value.kind === 'clock') return CLOCK_RUNS_OUT;
  if (value.kind === 'list') return value.items.map((item) => concrete(item, draft));
  const found = seenValue(value, (leaf) => ({
    kind: 'value',
    json: sampleOf(draft.leaf(leaf)),
    isPoint: true,
    leaf: null,
  }));
  return found.kind === 'value' ? found.json : null;
}

/** The most ordinary of the values the leaf may have: a constant before anything else, and null last. */
function sampleOf({ domain, cells }: Leaf): Json {
  const [first] = [...cells].sort((a, b) => rank(domain, a) - rank(domain, b));
  return domain.cells[first ?? 0]?.sample ?? null;
}

function rank({ cells }: Domain, index: number): number {
  const cell = cells[index];
  if (!cell || cell.kind === 'null') return 3;
  if (cell.kind === 'number') return cell.isPoint ? 1 : 0;
  return cell.isPoint ? 0 : 2;
}

function patternsOf({ steps }: ObligationSet): ReadonlyMap<string, FactPattern> {
  const ensured = [...steps.values()].flatMap(({ ensures }) => ensures);
  return new Map(ensured.flatMap(({ unlessSeen }) => (unlessSeen ? [[unlessSeen.source, unlessSeen] as const] : [])));
}

function hasSeen(trace: Trace, pattern: FactPattern | undefined): boolean {
  return trace.some(
    ({ occurrence }) => pattern && occurrence?.kind === 'step' && matches(pattern, occurrence.step, occurrence.outcome),
  );
}
