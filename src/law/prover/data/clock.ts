import type { ExecutableElement, TimerDefinition } from '../../../model/index.js';
import type { ObligationSet } from '../../obligations/definition.js';
import type { Node } from '../seam.js';
import { type Location, locationOf } from './draft.js';
import { rootOf, rootScope } from './scopes.js';
import { resolveAt, type Words } from './words.js';

const CLOCK = /^\s*=\s*(?:date and time\(\s*)?([\p{L}_$][\p{L}\p{N}_$.]*?)\s*\)?\s*$/u;

/** The variable that a date timer waits for, as it is or read as a date and time; null for any other timer. */
export function timerVariable({ timer }: ExecutableElement): string | null {
  if (timer?.kind !== 'date') return null;
  const known = variables.get(timer);
  if (known !== undefined) return known;
  const found = CLOCK.exec(timer.expression.source)?.[1] ?? null;
  variables.set(timer, found);
  return found;
}

const variables = new WeakMap<TimerDefinition, string | null>();

/** Clock variables that the element's timer waits for. */
export function clocksOf(element: ExecutableElement, { clocks }: ObligationSet): readonly string[] {
  const name = timerVariable(element);
  return clocks.some(({ variable }) => variable === name) && name !== null ? [name] : [];
}

/** Where the clock variables are that the node's timer waits for: seen from the activity or scope that waits with it. */
export function clockLocations(words: Words, node: Node): readonly Location[] {
  return clocksOf(node.element, words.obligations).map((name) => timerLocation(words, node, name));
}

/** Where a variable is read for the node's timer. */
export function timerLocation(words: Words, node: Node, name: string): Location {
  const host = waitingNode(words, node);
  if (!host) return resolveAt(words, node)(name);
  const isWithin = host.element.multiInstance === null && host.element.type !== 'EVENT_SUB_PROCESS';
  const [scope] = words.scopes.meets(host, rootOf(name), isWithin);
  return locationOf(scope ?? rootScope(host.frame), name);
}

/** The activity of a boundary event, or the event sub-process of a start event; null: the event waits for itself. */
function waitingNode({ nodes }: Words, { element, frame, scope }: Node): Node | null {
  if (element.type === 'BOUNDARY_EVENT')
    return nodes.find((each) => each.frame === frame && each.element.id === element.attachedTo) ?? null;
  const outer = element.type === 'START_EVENT' ? nodes.find(({ id }) => id === scope) : undefined;
  return outer?.element.type === 'EVENT_SUB_PROCESS' ? outer : null;
}
