import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import { followsEventBasedGateway } from '../processing/catch-events.js';

/** How many active sequence flows the element takes off its scope when it is activated. */
export function tokensConsumed(process: ExecutableProcess, element: ExecutableElement): number {
  // Only compensation starts a handler: no flow leads to it.
  if (element.isForCompensation) return 0;
  switch (element.type) {
    case 'PROCESS':
    case 'START_EVENT':
    case 'BOUNDARY_EVENT':
    case 'EVENT_SUB_PROCESS':
      return 0;
    case 'PARALLEL_GATEWAY':
      return element.incoming.length;
    default:
      // The flow from an event-based gateway to the event that won is never taken.
      return followsEventBasedGateway(process, element) ? 0 : 1;
  }
}
