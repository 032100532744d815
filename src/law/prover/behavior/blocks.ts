import type { Place, Places } from './places.js';

/** Exclusive gateways whose choice matters to nothing, in groups that read the same variables. */
export type Groups = readonly (readonly number[])[];

/**
 * Gateways all of whose flows lead to one place through passed elements only: whichever is taken, the run is the same afterwards.
 * Of these, the ones that share a variable with another gateway: their choices would be remembered for each other. Variables
 * that the diagram itself computes are left alone, since they may depend on each other.
 */
export function irrelevantBranches(places: Places, isPassed: (place: Place) => boolean): Groups {
  const merges = new Map<Place, Place | null>();
  const blocks = places.all.filter((place) => isSplit(place) && mergeOf(place, isPassed, merges) !== null);
  const readers = readersOf(places);
  const computed = computedIn(places);
  const usable = blocks.filter((place) => readBy(place).every((name) => !computed.has(name)));
  const shared = usable.filter((place) => readBy(place).some((name) => (readers.get(name) ?? 0) > 1));
  return grouped(shared);
}

function isSplit({ type, outgoing }: Place): boolean {
  return type === 'EXCLUSIVE_GATEWAY' && outgoing.length > 1;
}

/** Where all flows of the gateway come together; null: something happens on the way, or they do not. */
function mergeOf(gateway: Place, isPassed: (place: Place) => boolean, known: Map<Place, Place | null>): Place | null {
  const found = known.get(gateway);
  if (found !== undefined) return found;
  known.set(gateway, null);
  if (gateway.steps.length > 0) return null;
  const ends = new Set(gateway.outgoing.map(({ target }) => follow(target, isPassed, known)));
  const [only = null] = ends;
  const merge = ends.size === 1 ? only : null;
  known.set(gateway, merge);
  return merge;
}

function follow(start: Place, isPassed: (place: Place) => boolean, known: Map<Place, Place | null>): Place | null {
  const seen = new Set<Place>();
  let place: Place | null = start;
  while (place && place.incoming.size < 2) {
    if (seen.has(place)) return null;
    seen.add(place);
    if (isSplit(place)) {
      const merge = mergeOf(place, isPassed, known);
      place =
        merge && merge.outgoing.length === 1 && merge.type === 'EXCLUSIVE_GATEWAY' ? merge.outgoing[0]!.target : null;
    } else place = isPassed(place) && place.outgoing.length === 1 ? place.outgoing[0]!.target : null;
  }
  return place;
}

function readBy({ outgoing }: Place): readonly string[] {
  return outgoing.flatMap(({ flow }) => flow.condition?.variables ?? []);
}

/** How many gateways read each variable. */
function readersOf({ all }: Places): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const place of all) for (const name of new Set(readBy(place))) readers.set(name, (readers.get(name) ?? 0) + 1);
  return readers;
}

function computedIn({ all }: Places): ReadonlySet<string> {
  const names = all.flatMap(({ element }) => [
    ...[...element.inputs, ...element.outputs].map(({ target }) => target),
    element.script?.resultVariable ?? '',
    element.calledDecision?.resultVariable ?? '',
    element.multiInstance?.outputCollection ?? '',
    element.multiInstance?.inputElement ?? '',
  ]);
  return new Set(names.map((name) => name.split('.')[0]!));
}

function grouped(places: readonly Place[]): Groups {
  const groups: { readonly names: Set<string>; readonly members: number[] }[] = [];
  for (const place of places) {
    const names = readBy(place);
    const touching = groups.filter((group) => names.some((name) => group.names.has(name)));
    const [first, ...rest] = touching;
    const group = first ?? { names: new Set<string>(), members: [] };
    if (!first) groups.push(group);
    for (const other of rest) {
      other.names.forEach((name) => group.names.add(name));
      group.members.push(...other.members);
      groups.splice(groups.indexOf(other), 1);
    }
    names.forEach((name) => group.names.add(name));
    group.members.push(place.index);
  }
  return groups.map(({ members }) => members);
}
