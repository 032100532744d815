import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import type { DataModel, Node } from '../seam.js';
import type { Fault } from '../faults.js';
import { type Groups, irrelevantBranches } from './blocks.js';
import type { ClockPlaces } from './clocks.js';
import { normalPlaces } from './normal-flow.js';
import type { Place, Places } from './places.js';
import { stepsNamedBy } from './steps-named.js';

/** What slicing asks of the data: whether an element can change or read anything. */
export type Touching = DataModel & { touches?(node: Node): boolean };

/** What may be left out of a search without any verdict noticing. */
export interface Slice {
  /** Activities that are passed at once instead of waited for. */
  readonly skipped: ReadonlySet<number>;
  /** Timers beside the flow that lead to nothing of interest: how often they fire need not be counted. */
  readonly inert: ReadonlySet<number>;
  /** Exclusive gateways whose choice matters to nothing, in groups that depend on each other. */
  readonly free: Groups;
}

export const WHOLE: Slice = { skipped: new Set(), inert: new Set(), free: [] };

/**
 * A job that matters to no obligation and no data is passed at once when nobody could tell the difference: either nothing else can
 * happen while it is open, or the token then rests at the next place that waits, where it leaves everything possible that it
 * left possible here. Why that is sound is told in the README of the prover.
 */
export function slice(
  places: Places,
  clocks: ClockPlaces,
  model: Touching,
  set: ObligationSet,
  obligations: readonly ObligationDefinition[],
  faults: ReadonlySet<Fault>,
): Slice {
  const { touches } = model;
  if (!touches) return WHOLE;
  const slicer = new Slicer(
    places,
    clocks,
    (node) => touches.call(model, node),
    stepsNamedBy(set, obligations),
    faults,
  );
  const skipped = withoutLoops(
    places.all,
    places.all.filter((place) => slicer.canSkip(place)),
  );
  const inert = new Set(places.all.filter((place) => slicer.isInert(place, skipped)).map(({ index }) => index));
  const free = irrelevantBranches(places, (place) => slicer.isPassedAlways(place, skipped));
  return { skipped, inert, free };
}

class Slicer {
  private readonly normal: ReadonlySet<Place>;
  private readonly isConcurrent: boolean;
  private readonly throwsSignals: boolean;
  private readonly cutsOff: boolean;

  constructor(
    private readonly places: Places,
    private readonly clocks: ClockPlaces,
    private readonly touches: (node: Node) => boolean,
    private readonly named: ReadonlySet<string>,
    private readonly faults: ReadonlySet<Fault>,
  ) {
    const { all, root } = places;
    this.normal = normalPlaces(places);
    this.isConcurrent = all.some(forks);
    this.throwsSignals = all.some(({ type, element }) => throws(type) && element.signal !== null);
    this.cutsOff = all.some(
      ({ type, element, scope }) => type === 'END_EVENT' && element.eventType === 'TERMINATE' && scope === root,
    );
  }

  canSkip(place: Place): boolean {
    const { node, isJob, isMulti, type, listens, element } = place;
    if (!node || !isJob || isMulti || type === 'CALL_ACTIVITY' || listens.length > 0) return false;
    if (element.isForCompensation || (this.cutsOff && place.steps.length > 0)) return false;
    if (!this.isNeutral(place) || this.catchesErrors(place)) return false;
    if (this.faults.has('skips-too-much')) return true;
    if (!this.isConcurrent && !this.isListenedTo(place)) return true;
    return this.isFreeAfter(place, !this.normal.has(place), new Set());
  }

  /** A timer that does not interrupt, of which nothing is left but passed elements up to the end of the path. */
  isInert(event: Place, skipped: ReadonlySet<number>): boolean {
    if (event.type !== 'BOUNDARY_EVENT' || event.element.interrupting || event.firings === 0) return false;
    if (this.clocks.counted.has(event.index) || this.clocks.constant.has(event.index)) return false;
    return this.isPassed(event, skipped, new Set());
  }

  /** The token does not rest here, and nothing happens that anybody could notice. */
  isPassedAlways(place: Place, skipped: ReadonlySet<number>): boolean {
    if (skipped.has(place.index)) return true;
    return (place.type === 'TASK' || place.type === 'MANUAL_TASK') && this.isNeutral(place);
  }

  private isPassed(place: Place, skipped: ReadonlySet<number>, seen: Set<Place>): boolean {
    if (seen.has(place)) return true;
    seen.add(place);
    if (this.normal.has(place) || !this.isNeutral(place)) return false;
    const passes =
      skipped.has(place.index) ||
      place.type === 'BOUNDARY_EVENT' ||
      (place.type === 'END_EVENT' && place.element.eventType === 'NONE') ||
      (isPlainThrow(place) && place.linkTarget === null);
    return passes && place.outgoing.every(({ target }) => this.isPassed(target, skipped, seen));
  }

  /** It changes and reads no data, and no obligation names its step. */
  private isNeutral({ node, steps }: Place): boolean {
    return node !== null && !this.touches(node) && !steps.some((step) => this.named.has(step));
  }

  /** Some event around can come while it is open. */
  private isListenedTo(place: Place): boolean {
    return scopesAround(place).some(({ listens }) => listens.length > 0);
  }

  private catchesErrors(place: Place): boolean {
    return scopesAround(place).some(({ listens }) => listens.some(({ element }) => element.error !== null));
  }

  /** The token may be past the place sooner: up to where it rests next, nothing depends on when it gets there. */
  private isFreeAfter(place: Place, isBeside: boolean, seen: Set<Place>): boolean {
    if (place.outgoing.length === 0) return this.isFreeAtEnd(place, isBeside);
    return place.outgoing.every(({ target }) => this.isFree(target, isBeside, seen));
  }

  private isFree(place: Place, isBeside: boolean, seen: Set<Place>): boolean {
    if (seen.has(place)) return true;
    seen.add(place);
    const { type, element } = place;
    if (place.isMulti) return false;
    switch (type) {
      case 'PARALLEL_GATEWAY':
      case 'START_EVENT':
        return this.isNeutral(place) && this.isFreeAfter(place, isBeside, seen);
      case 'SUB_PROCESS':
        return this.isRest(place) && place.start !== null && this.isFree(place.start, isBeside, seen);
      case 'EVENT_BASED_GATEWAY':
        return this.isRest(place);
      case 'END_EVENT':
        if (element.eventType === 'MESSAGE') return this.isRest(place);
        return element.eventType === 'NONE' && this.isNeutral(place) && this.isFreeAtEnd(place, isBeside);
      case 'INTERMEDIATE_THROW_EVENT':
        if (element.eventType === 'MESSAGE') return this.isRest(place);
        return (
          isPlainThrow(place) && !place.linkTarget && this.isNeutral(place) && this.isFreeAfter(place, isBeside, seen)
        );
      case 'INTERMEDIATE_CATCH_EVENT':
        return element.link === null && this.isRest(place);
      case 'TASK':
      case 'MANUAL_TASK':
        return this.isNeutral(place) && this.isFreeAfter(place, isBeside, seen);
      default:
        if (place.isJob || type === 'RECEIVE_TASK') return type !== 'CALL_ACTIVITY' && this.isRest(place);
        if (type !== 'SCRIPT_TASK' && type !== 'BUSINESS_RULE_TASK') return false;
        return this.isNeutral(place) && this.isFreeAfter(place, isBeside, seen);
    }
  }

  /** The token waits here, and it does not matter since when: no mapping is read, no clock is set, no signal is missed. */
  private isRest({ listens, element }: Place): boolean {
    if (element.inputs.length > 0) return false;
    return listens.every(({ index, signalName, element: event }) => {
      const isClock = this.clocks.asks.has(index) || this.clocks.constant.has(index);
      return !isClock && !(this.throwsSignals && (signalName !== null || event.signal !== null));
    });
  }

  /** Its path ends: of a path beside the flow nobody sees when, unless something could still come to what is around. */
  private isFreeAtEnd({ scope }: Place, isBeside: boolean): boolean {
    return isBeside && scope === this.places.root && scope.listens.length === 0;
  }
}

/** A loop has to wait somewhere, or nothing else would ever get its turn: what is in a loop of passed elements waits. */
function withoutLoops(all: readonly Place[], candidates: readonly Place[]): ReadonlySet<number> {
  const skipped = new Set(candidates.map(({ index }) => index));
  const passed = all.filter((place) => !rests(place, skipped));
  const isPassed = new Set(passed);
  const edges = passed.flatMap((from) =>
    nextOf(from)
      .filter((to) => isPassed.has(to))
      .map((to) => ({ from, to })),
  );
  const backward = edges.map(({ from, to }) => ({ from: to, to: from }));
  const loops = remaining(remaining(isPassed, edges), backward);
  return new Set([...skipped].filter((index) => !loops.has(all[index]!)));
}

/** Without those from which no edge leads to one that remains. */
function remaining(
  places: ReadonlySet<Place>,
  edges: readonly { readonly from: Place; readonly to: Place }[],
): ReadonlySet<Place> {
  const left = new Set(places);
  const count = new Map<Place, number>();
  const into = new Map<Place, Place[]>();
  for (const { from, to } of edges) {
    if (!left.has(from) || !left.has(to)) continue;
    count.set(from, (count.get(from) ?? 0) + 1);
    into.set(to, [...(into.get(to) ?? []), from]);
  }
  const stack = [...left].filter((place) => !count.has(place));
  for (let place = stack.pop(); place; place = stack.pop()) {
    left.delete(place);
    for (const from of into.get(place) ?? []) {
      const rest = count.get(from)! - 1;
      count.set(from, rest);
      if (rest === 0) stack.push(from);
    }
  }
  return left;
}

function rests(place: Place, skipped: ReadonlySet<number>): boolean {
  if (place.isJob) return !skipped.has(place.index);
  if (WAITING.has(place.type)) return place.element.link === null;
  return place.type === 'EXCLUSIVE_GATEWAY' && place.outgoing.length > 1;
}

const WAITING: ReadonlySet<string> = new Set(['RECEIVE_TASK', 'INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY']);

/** Where a token can be next without waiting: along flows, into and out of scopes, to events that catch what it throws. */
function nextOf(place: Place): Place[] {
  const { outgoing, start, called, linkTarget, type } = place;
  const isEnd = outgoing.length === 0 && !linkTarget;
  const around = scopesAround(place);
  return [
    ...outgoing.map(({ target }) => target),
    ...(start ? [start] : []),
    ...(called ? [called] : []),
    ...(linkTarget ? [linkTarget] : []),
    ...(isEnd ? around.flatMap((one) => one.outgoing.map(({ target }) => target)) : []),
    ...(throws(type) ? around.flatMap((one) => [...one.boundaries, ...one.eventStarts]) : []),
  ];
}

function scopesAround({ scope }: Place): Place[] {
  return scope ? [scope, ...scopesAround(scope)] : [];
}

/** More than one token can come of it. */
function forks({ type, outgoing, isMulti, element, firings }: Place): boolean {
  if (isMulti) return true;
  const isEvent = type === 'BOUNDARY_EVENT' || (type === 'START_EVENT' && (firings > 0 || hasTrigger(element)));
  if (isEvent && !element.interrupting) return true;
  if (type === 'EXCLUSIVE_GATEWAY' || type === 'EVENT_BASED_GATEWAY') return false;
  return outgoing.length > 1 || (throws(type) && element.eventType === 'COMPENSATION');
}

function hasTrigger({ message, signal, error, escalation }: Place['element']): boolean {
  return [message, signal, error, escalation].some((trigger) => trigger !== null);
}

function throws(type: Place['type']): boolean {
  return type === 'END_EVENT' || type === 'INTERMEDIATE_THROW_EVENT';
}

function isPlainThrow({ type, element }: Place): boolean {
  return type === 'INTERMEDIATE_THROW_EVENT' && (element.eventType === 'NONE' || element.eventType === 'UNSPECIFIED');
}
