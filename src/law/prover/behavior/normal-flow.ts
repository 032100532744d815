import type { Place, Places } from './places.js';

/**
 * Places that the normal flow reaches: from the start events along flows, links, interrupting events and into scopes. What only a
 * non-interrupting event leads to is not among them: several tokens may be there by right.
 */
export function normalPlaces({ root }: Places): ReadonlySet<Place> {
  const found = new Set<Place>();
  const stack: Place[] = [...root.starts, ...interruptingStarts(root)];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    stack.push(...nextOf(place));
  }
  return found;
}

function nextOf(place: Place): Place[] {
  const inside = [place, place.called].flatMap((scope) => {
    if (!scope) return [];
    return [...(scope.start ? [scope.start] : []), ...interruptingStarts(scope)];
  });
  return [
    ...place.outgoing.map(({ target }) => target),
    ...place.boundaries.filter(({ element }) => element.interrupting),
    ...(place.linkTarget ? [place.linkTarget] : []),
    ...(place.called ? [place.called] : []),
    ...inside,
  ];
}

/** Start events of interrupting event sub-processes, with these. */
function interruptingStarts({ eventStarts }: Place): Place[] {
  return eventStarts
    .filter(({ element }) => element.interrupting)
    .flatMap((start) => [start, ...(start.eventSubProcess ? [start.eventSubProcess] : [])]);
}
