import type { ElementContext } from './element-context.js';
import { activateTriggered, pendingTrigger } from './event-triggers.js';
import { unsubscribe } from './event-subscriptions.js';
import { resolveIncidentOf } from './incidents.js';
import { cancelJobOf } from './jobs.js';

/** The instance ends, whatever it waited for; an interrupting boundary event that caused it goes on in its place. */
export function terminateActivity(context: ElementContext): void {
  cancelJobOf(context.step, context.key);
  unsubscribe(context.step, context.key);
  resolveIncidentOf(context.step, context.key);
  terminatedOrInterrupted(context);
}

/** As `terminateActivity`, for elements that boundary events cannot be attached to. */
export function terminateElement(context: ElementContext): void {
  unsubscribe(context.step, context.key);
  resolveIncidentOf(context.step, context.key);
  context.terminated();
}

/** As `terminateElement`, for elements whose incident outlives them by a moment, as Zeebe has it. */
export function terminateBeforeIncident(context: ElementContext): void {
  context.terminated(() => resolveIncidentOf(context.step, context.key));
}

/** ELEMENT_TERMINATED; then the boundary event, unless its scope is itself on the way out. */
export function terminatedOrInterrupted(context: ElementContext): void {
  const trigger = interruptingTrigger(context);
  if (!trigger) return context.terminated();
  context.transition('ELEMENT_TERMINATED');
  activateTriggered(context.step, context.value, context.key, context.value.flowScopeKey, trigger);
}

export function interruptingTrigger(context: ElementContext): ReturnType<typeof pendingTrigger> {
  const flowScope = context.step.read.elements.get(context.value.flowScopeKey);
  if (flowScope?.state !== 'ELEMENT_ACTIVATED' || flowScope.interruptingElementId !== null) return null;
  return pendingTrigger(context);
}
