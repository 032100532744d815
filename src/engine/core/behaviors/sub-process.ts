import { deleteCompensations } from '../processing/compensation.js';
import { elementOf } from '../processing/element-context.js';
import { unsubscribe } from '../processing/event-subscriptions.js';
import { resolveIncidentOf } from '../processing/incidents.js';
import { completeAndLeave } from '../processing/leave.js';
import { applyInputMappings } from '../processing/mappings.js';
import {
  hasNoActivePath,
  hasNoChild,
  interruptionOf,
  startInterrupting,
  terminateChildren,
} from '../processing/scopes.js';
import { terminatedOrInterrupted } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Embedded sub-process: a scope of its own within its process. Its boundary events are subscribed when its start event
 * completes, so that a failing subscription is an incident of the start event. Source: BPMN 2.0.2 §13.3.4.
 */
export const subProcess: ElementBehavior = {
  onActivate(context) {
    const failure = applyInputMappings(context);
    if (failure) return failure;
    const { noneStartEvent, id } = context.element;
    if (noneStartEvent === null) throw new Error(`expected sub-process ${id} to have a none start event`);
    context.activated();
    context.activateChild(elementOf(context.process, noneStartEvent));
    return null;
  },

  onComplete: completeAndLeave,

  onTerminate(context) {
    unsubscribe(context.step, context.key);
    deleteCompensations(context, context.key);
    resolveIncidentOf(context.step, context.key);
    if (!terminateChildren(context)) terminatedOrInterrupted(context);
  },

  onChildCompleted(scope) {
    if (hasNoActivePath(scope)) scope.complete();
  },

  onChildTerminated(scope) {
    const interruption = interruptionOf(scope);
    if (interruption === 'TERMINATE_END_EVENT') scope.complete();
    else if (interruption === 'EVENT_SUB_PROCESS') startInterrupting(scope);
    else if (hasNoChild(scope) && scope.instance?.state === 'ELEMENT_TERMINATING') terminatedOrInterrupted(scope);
  },
};
