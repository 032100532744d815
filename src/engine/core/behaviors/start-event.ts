import { subscribe } from '../processing/event-subscriptions.js';
import { leave, passThrough } from '../processing/leave.js';
import { applyOutputMappings } from '../processing/mappings.js';
import { terminateBeforeIncident } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Start event: where a scope begins. It opens the subscriptions of its scope's boundary events when it completes.
 * Timer and message start events of a process come here already active, with the message's variables as their own.
 */
export const startEvent: ElementBehavior = {
  onActivate: passThrough,
  onComplete: (context) => applyOutputMappings(context) ?? subscribe(context.flowScope) ?? leave(context),
  onTerminate: terminateBeforeIncident,
};
