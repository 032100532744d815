import { subscribe, unsubscribe } from '../processing/event-subscriptions.js';
import { activateTriggered, pendingTrigger } from '../processing/event-triggers.js';
import { wait } from '../processing/leave.js';
import { terminateElement } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Event-based gateway: waits for the events behind it; the first one wins and is activated at once, without its
 * sequence flow being taken. Source: BPMN 2.0.2 §13.4.4.
 */
export const eventBasedGateway: ElementBehavior = {
  onActivate: (context) => subscribe(context) ?? wait(context),

  onComplete(context) {
    unsubscribe(context.step, context.key);
    const trigger = pendingTrigger(context);
    if (!trigger) throw new Error(`expected a trigger to complete event-based gateway ${context.element.id}`);
    context.completed();
    activateTriggered(context.step, context.value, context.key, context.value.flowScopeKey, trigger);
    return null;
  },

  onTerminate: terminateElement,
};
