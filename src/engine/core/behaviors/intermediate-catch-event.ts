import { subscribe } from '../processing/event-subscriptions.js';
import { completeAndLeave, passThrough, wait } from '../processing/leave.js';
import { applyInputMappings } from '../processing/mappings.js';
import { terminateElement } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Intermediate catch event: waits for its timer, message or signal; the target of a link waits for nothing. After an
 * event-based gateway it comes here already triggered.
 */
export const intermediateCatchEvent: ElementBehavior = {
  onActivate(context) {
    if (context.element.link) return passThrough(context);
    return applyInputMappings(context) ?? subscribe(context) ?? wait(context);
  },
  onComplete: completeAndLeave,
  onTerminate: terminateElement,
};
