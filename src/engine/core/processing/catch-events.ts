import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import { lastToFirst } from './document-order.js';
import { elementOf } from './element-context.js';

/** The events an element instance waits for while it is active: itself, then its boundary events, in Zeebe's order. */
export function eventsOf(process: ExecutableProcess, element: ExecutableElement): ExecutableElement[] {
  const boundaries = lastToFirst(element.boundaryEvents).map((id) => elementOf(process, id));
  switch (element.type) {
    case 'INTERMEDIATE_CATCH_EVENT':
    case 'RECEIVE_TASK':
      return [element, ...boundaries];
    case 'EVENT_BASED_GATEWAY':
      return lastToFirst(element.outgoing).map((flow) => elementOf(process, flow.target));
    default:
      return boundaries;
  }
}

/** True when the event ends the normal course of the instance that waits for it: nothing but a boundary event may follow. */
export function interrupts(owner: ExecutableElement, event: ExecutableElement): boolean {
  if (event.type === 'BOUNDARY_EVENT') return event.interrupting;
  return owner.type === 'EVENT_BASED_GATEWAY' || WAITS_FOR_ITSELF.has(owner.type);
}

export function followsEventBasedGateway(process: ExecutableProcess, element: ExecutableElement): boolean {
  return element.incoming.some((flow) => elementOf(process, flow.source).type === 'EVENT_BASED_GATEWAY');
}

const WAITS_FOR_ITSELF: ReadonlySet<string> = new Set(['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK']);
