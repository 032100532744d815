import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import { lastToFirst } from './document-order.js';
import { elementOf } from './element-views.js';

/**
 * The events that may reach an element instance while it is active, in Zeebe's order: itself, the start events of event
 * sub-processes it holds, its boundary events.
 */
export function eventsOf(process: ExecutableProcess, element: ExecutableElement): readonly ExecutableElement[] {
  const known = eventsByElement.get(element);
  if (known) return known;
  const events = findEvents(process, element);
  eventsByElement.set(element, events);
  return events;
}

/** True when the event ends the normal course of the instance that waits for it: nothing but a boundary event may follow. */
export function interrupts(owner: ExecutableElement, event: ExecutableElement): boolean {
  if (event.type === 'BOUNDARY_EVENT' || event.type === 'START_EVENT') return event.interrupting;
  return owner.type === 'EVENT_BASED_GATEWAY' || WAITS_FOR_ITSELF.has(owner.type);
}

export function followsEventBasedGateway(process: ExecutableProcess, element: ExecutableElement): boolean {
  return element.incoming.some((flow) => elementOf(process, flow.source).type === 'EVENT_BASED_GATEWAY');
}

/** The event sub-process that the start event belongs to, null for any other element. */
export function eventSubProcessOf(process: ExecutableProcess, event: ExecutableElement): ExecutableElement | null {
  if (event.type !== 'START_EVENT' || event.flowScope === null) return null;
  const scope = elementOf(process, event.flowScope);
  return scope.type === 'EVENT_SUB_PROCESS' ? scope : null;
}

/** A definition does not change, so what it holds is looked for once. */
const eventsByElement = new WeakMap<ExecutableElement, readonly ExecutableElement[]>();

function findEvents(process: ExecutableProcess, element: ExecutableElement): ExecutableElement[] {
  const boundaries = lastToFirst(element.boundaryEvents).map((id) => elementOf(process, id));
  switch (element.type) {
    case 'INTERMEDIATE_CATCH_EVENT':
    case 'RECEIVE_TASK':
      return [element, ...boundaries];
    case 'EVENT_BASED_GATEWAY':
      return lastToFirst(element.outgoing).map((flow) => elementOf(process, flow.target));
    default:
      return [...eventSubProcessStarts(process, element), ...boundaries];
  }
}

function eventSubProcessStarts(process: ExecutableProcess, scope: ExecutableElement): ExecutableElement[] {
  return scope.children
    .map((id) => elementOf(process, id))
    .filter(({ type }) => type === 'EVENT_SUB_PROCESS')
    .flatMap(({ children }) => children.map((id) => elementOf(process, id)))
    .filter(({ type }) => type === 'START_EVENT');
}

const WAITS_FOR_ITSELF: ReadonlySet<string> = new Set(['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK']);
