import { elementOf } from '../processing/element-views.js';
import { resolveIncidentOf } from '../processing/incidents.js';
import { applyInputMappings, applyOutputMappings } from '../processing/mappings.js';
import { hasNoActivePath, hasNoChild, interruptionOf, terminateChildren } from '../processing/scopes.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Event sub-process: a scope that an event starts while the scope around it is active, in place of everything else there
 * or beside it. Who triggers it is `processing/event-triggers.ts`; its start event takes the event's variables.
 *
 * Two gaps of Zeebe 8.5.8 are kept: an interrupting event sub-process within this one, which has to end something first,
 * never starts; and what is subscribed within is not unsubscribed when this one ends. Source: BPMN 2.0.2 §13.5.4.
 */
export const eventSubProcess: ElementBehavior = {
  onActivate(context) {
    const failure = applyInputMappings(context);
    if (failure) return failure;
    const start = context.element.children
      .map((id) => elementOf(context.process, id))
      .find(({ type }) => type === 'START_EVENT');
    if (!start) throw new Error(`expected event sub-process ${context.element.id} to have a start event`);
    context.activated();
    context.activateChild(start);
    return null;
  },

  onComplete(context) {
    const failure = applyOutputMappings(context);
    if (!failure) context.completed();
    return failure;
  },

  onTerminate(context) {
    resolveIncidentOf(context.step, context.key);
    if (!terminateChildren(context)) context.terminated();
  },

  onChildCompleted(scope) {
    if (hasNoActivePath(scope)) scope.complete();
  },

  onChildTerminated(scope) {
    const interruption = interruptionOf(scope);
    if (interruption === 'TERMINATE_END_EVENT') scope.complete();
    else if (hasNoChild(scope) && scope.instance?.state === 'ELEMENT_TERMINATING') scope.terminated();
  },
};
