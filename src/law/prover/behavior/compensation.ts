import type { Compensable, Instance } from './instance.js';
import { BODY, INNER } from './instance.js';

/** What the instance leaves behind when it completes: it has a handler, or holds something that can be compensated. Null: nothing. */
export function compensableOf({ place, role, compensables }: Instance): Compensable | null {
  const hasHandler = role !== INNER && place.handler !== null;
  const isScope = place.type === 'SUB_PROCESS' || role === BODY;
  if (!hasHandler && !(isScope && compensables.length > 0)) return null;
  return {
    place,
    hasHandler,
    handled: !hasHandler,
    triggered: false,
    throwPlace: null,
    inner: isScope ? compensables : [],
  };
}

/** What the throw event compensates: of its scope and, from an event sub-process, of the scope around; all or one activity. */
export function wantedBy({ parent, place }: Instance): Compensable[] {
  if (!parent) return [];
  const scopes = parent.place.type === 'EVENT_SUB_PROCESS' && parent.parent ? [parent, parent.parent] : [parent];
  const activity = place.element.compensation?.activityRef ?? null;
  return scopes
    .flatMap(({ compensables }) => compensables)
    .filter(({ triggered }) => !triggered)
    .filter((one) => activity === null || one.place.element.id === activity);
}

/** A handler has completed. Answers the throw event that it was the last for; null: others are still at work. */
export function completeHandled(handler: Instance): Instance | null {
  for (let scope = handler.parent; scope; scope = scope.parent) {
    const handled = findTriggered(scope.compensables, handler);
    if (!handled) continue;
    handled.handled = true;
    const { throwPlace } = handled;
    scope.compensables = withoutHandled(scope.compensables);
    const throwEvent = handler.parent?.children.find(({ place }) => place === throwPlace) ?? null;
    const isOpen = throwPlace !== null && scopesOf(handler).some((one) => isWaitedFor(one.compensables, throwPlace));
    return isOpen ? null : throwEvent;
  }
  return null;
}

/** The scope was cut off: what completed in it cannot be compensated any more. */
export function dropCompensables(scope: Instance): void {
  scope.compensables = [];
}

function findTriggered(all: readonly Compensable[], handler: Instance): Compensable | null {
  for (const one of all) {
    if (one.triggered && !one.handled && one.place.handler === handler.place) return one;
    const inner = findTriggered(one.inner, handler);
    if (inner) return inner;
  }
  return null;
}

/** Without those whose handlers, and the handlers of all they hold, are done. */
function withoutHandled(all: readonly Compensable[]): Compensable[] {
  return all.flatMap((one) => {
    one.inner = withoutHandled(one.inner);
    return one.triggered && one.handled && one.inner.length === 0 ? [] : [one];
  });
}

function isWaitedFor(all: readonly Compensable[], throwPlace: Compensable['throwPlace']): boolean {
  return all.some((one) => one.throwPlace === throwPlace || isWaitedFor(one.inner, throwPlace));
}

function scopesOf({ parent }: Instance): Instance[] {
  return parent ? [parent, ...scopesOf(parent)] : [];
}
