import type { ElementContext } from './element-context.js';
import { elementOf } from './element-views.js';
import { activateTriggered, pendingTrigger } from './event-triggers.js';

/** True when nothing in the scope is left to run: no child and no flow on its way to one. */
export function hasNoActivePath(scope: ElementContext): boolean {
  const instance = scope.step.read.elements.require(scope.key);
  return instance.childCount === 0 && instance.activeSequenceFlows === 0;
}

export function hasNoChild(scope: ElementContext): boolean {
  return scope.step.read.elements.require(scope.key).childCount === 0;
}

/** What an active scope waited with until its last child had gone; null: nothing did. */
export type Interruption = 'TERMINATE_END_EVENT' | 'EVENT_SUB_PROCESS' | null;

/** Why an active scope has no child any more. */
export function interruptionOf(scope: ElementContext): Interruption {
  const { childCount, state, interruptingElementId } = scope.step.read.elements.require(scope.key);
  if (childCount > 0 || state !== 'ELEMENT_ACTIVATED' || interruptingElementId === null) return null;
  const isEvent = elementOf(scope.process, interruptingElementId).type === 'END_EVENT';
  return isEvent ? 'TERMINATE_END_EVENT' : 'EVENT_SUB_PROCESS';
}

/** The event sub-process that interrupted the scope starts now that nothing else runs in it. */
export function startInterrupting(scope: ElementContext): void {
  const trigger = pendingTrigger(scope);
  if (trigger) activateTriggered(scope.step, scope.value, scope.key, scope.key, trigger);
}

/** Asks every child to end. False: there is none. */
export function terminateChildren(scope: ElementContext): boolean {
  if (hasNoChild(scope)) return false;
  scope.step.command('PROCESS_INSTANCE_BATCH', 'TERMINATE', scope.step.newKey(), {
    processInstanceKey: scope.value.processInstanceKey,
    batchElementInstanceKey: scope.key,
    index: -1,
    tenantId: scope.value.tenantId,
  });
  return true;
}
