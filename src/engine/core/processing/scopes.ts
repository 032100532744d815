import type { ElementContext } from './element-context.js';

/** True when nothing in the scope is left to run: no child and no flow on its way to one. */
export function hasNoActivePath(scope: ElementContext): boolean {
  const instance = scope.step.read.elements.require(scope.key);
  return instance.childCount === 0 && instance.activeSequenceFlows === 0;
}

export function hasNoChild(scope: ElementContext): boolean {
  return scope.step.read.elements.require(scope.key).childCount === 0;
}

export function isInterrupted(scope: ElementContext): boolean {
  return scope.step.read.elements.require(scope.key).interruptingElementId !== null;
}

/** Asks every child to end. False: there is none. */
export function terminateChildren(scope: ElementContext): boolean {
  if (hasNoChild(scope)) return false;
  scope.step.command('PROCESS_INSTANCE_BATCH', 'TERMINATE', scope.step.newKey(), {
    processInstanceKey: scope.value.processInstanceKey,
    batchElementInstanceKey: scope.key,
    index: '-1',
    tenantId: scope.value.tenantId,
  });
  return true;
}
