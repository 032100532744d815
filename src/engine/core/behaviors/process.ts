import { deleteCompensations } from '../processing/compensation.js';
import { type ElementContext, elementOf } from '../processing/element-context.js';
import { unsubscribe } from '../processing/event-subscriptions.js';
import { activateTriggered } from '../processing/event-triggers.js';
import { resolveIncidentOf } from '../processing/incidents.js';
import { startByNextMessage } from '../processing/message-start.js';
import {
  hasNoActivePath,
  hasNoChild,
  interruptionOf,
  startInterrupting,
  terminateChildren,
} from '../processing/scopes.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Process: the outermost scope. Starts at the event that created the instance, else at its none start event; completes
 * when no path is left. A process that a call activity called tells it how it ended.
 */
export const process: ElementBehavior = {
  onActivate(context) {
    context.activated();
    const trigger = startTrigger(context);
    if (trigger) {
      activateTriggered(context.step, context.value, context.value.processDefinitionKey, context.key, trigger);
    } else {
      context.activateChild(noneStartEventOf(context));
    }
    return null;
  },

  onComplete(context) {
    const { step, key, value, callActivity } = context;
    unsubscribe(step, key);
    deleteCompensations(context);
    step.sendResult(key, (names) => ({
      processDefinitionKey: value.processDefinitionKey,
      bpmnProcessId: value.bpmnProcessId,
      version: value.version,
      processInstanceKey: key,
      variables: step.read.variables.document(key, names),
      tenantId: value.tenantId,
    }));
    ending(context, () => context.transition('ELEMENT_COMPLETED'));
    if (callActivity) step.behaviorOf(callActivity.element).onChildCompleted?.(callActivity);
    return null;
  },

  onTerminate(context) {
    unsubscribe(context.step, context.key);
    deleteCompensations(context);
    resolveIncidentOf(context.step, context.key);
    if (!terminateChildren(context)) terminated(context);
  },

  onChildCompleted(scope) {
    if (hasNoActivePath(scope)) scope.complete();
  },

  onChildTerminated(scope) {
    const interruption = interruptionOf(scope);
    if (interruption === 'TERMINATE_END_EVENT') scope.complete();
    else if (interruption === 'EVENT_SUB_PROCESS') startInterrupting(scope);
    else if (hasNoChild(scope) && scope.instance?.state === 'ELEMENT_TERMINATING') terminated(scope);
  },
};

function terminated(context: ElementContext): void {
  const { step, callActivity, key } = context;
  ending(context, () => context.transition('ELEMENT_TERMINATED'));
  step.refuseResult(
    key,
    'NOT_FOUND',
    `Expected process instance '${key}' to complete with a result, but it was terminated`,
  );
  if (callActivity) step.behaviorOf(callActivity.element).onChildTerminated?.(callActivity);
}

/** The instance ends; if a message started it, the next message with its correlation key may start another. */
function ending({ step, key, value }: ElementContext, transition: () => void): void {
  const correlationKey = step.read.messages.startCorrelationKey(key);
  transition();
  if (correlationKey !== null) startByNextMessage(step, value, correlationKey);
}

function startTrigger({ step, key, value }: ElementContext) {
  const triggers = step.read.triggers.of(value.processDefinitionKey);
  return triggers.find((trigger) => trigger.processInstanceKey === key) ?? null;
}

function noneStartEventOf(context: ElementContext) {
  const { noneStartEvent, id } = context.element;
  if (noneStartEvent === null) throw new Error(`expected process ${id} to have a none start event`);
  return elementOf(context.process, noneStartEvent);
}
