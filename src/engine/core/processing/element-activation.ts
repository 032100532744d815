import type { ExecutableElement } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import { ElementContext, elementOf } from './element-context.js';
import { subscribe } from './event-subscriptions.js';
import type { Rejection } from './failure.js';
import type { Step } from './step.js';

/** Hears of every scope around the element, outermost first, and of the element last; it may set their variables. */
export type ScopeListener = (elementId: string, key: string) => void;

export type Activation =
  | { readonly ok: true; /** Outermost first. */ readonly scopeKeys: readonly string[] }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * The element is about to be activated in the middle of its process. Scopes around it that have no instance yet are
 * active; where one has several, `ancestorKey` (0 or less: none given) chooses.
 */
export function activateInScopes(
  step: Step,
  processInstance: ProcessInstanceValue,
  elementId: string,
  ancestorKey: string,
  onScope: ScopeListener,
): Activation {
  const process = step.read.definitions.process(processInstance.processDefinitionKey);
  const element = elementOf(process, elementId);
  const scopeKeys: string[] = [];
  for (const scope of scopesAround(process.elements, element)) {
    const flowScopeKey = scopeKeys.at(-1) ?? '-1';
    const existing = chooseInstance(step, scope, processInstance, flowScopeKey, ancestorKey);
    if (existing === 'AMBIGUOUS') return { ok: false, rejection: ambiguous(processInstance, scope.id) };
    const key = existing?.key ?? (scope.type === 'PROCESS' ? processInstance.processInstanceKey : step.newKey());
    if (existing) onScope(scope.id, key);
    else if (scope.multiInstance) return { ok: false, rejection: insideMultiInstance(processInstance, scope.id) };
    else {
      const rejection = activateScope(step, key, valueOf(processInstance, scope, flowScopeKey), onScope);
      if (rejection) return { ok: false, rejection };
    }
    const body = existing?.value.flowScopeKey ?? flowScopeKey;
    scopeKeys.push(...(body === flowScopeKey ? [key] : [body, key]));
  }
  const key = step.newKey();
  const value = valueOf(processInstance, element, scopeKeys.at(-1) ?? '-1');
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, value);
  onScope(elementId, key);
  return { ok: true, scopeKeys };
}

/** Outermost first: the process, then its sub-processes down to the one that holds the element. */
export function scopesAround(
  elements: ReadonlyMap<string, ExecutableElement>,
  element: ExecutableElement,
): ExecutableElement[] {
  const scope = element.flowScope === null ? undefined : elements.get(element.flowScope);
  return scope ? [...scopesAround(elements, scope), scope] : [];
}

function activateScope(step: Step, key: string, value: ProcessInstanceValue, onScope: ScopeListener): Rejection | null {
  const context = new ElementContext(step, key, value);
  context.transition('ELEMENT_ACTIVATING');
  onScope(value.elementId, key);
  context.activated();
  const failure = subscribe(context);
  if (!failure) return null;
  const reason = `Expected to subscribe to catch event(s) of '${value.elementId}' but ${failure.message}`;
  return { type: 'INVALID_ARGUMENT', reason };
}

/** The instance of the scope to go into; null: a new one. */
function chooseInstance(
  step: Step,
  scope: ExecutableElement,
  processInstance: ProcessInstanceValue,
  flowScopeKey: string,
  ancestorKey: string,
): ElementInstance | 'AMBIGUOUS' | null {
  const { elements } = step.read;
  if (scope.type === 'PROCESS') return elements.get(processInstance.processInstanceKey) ?? null;
  const instances = instancesOf(step, scope, flowScopeKey);
  const isAround = (outer: string, inner: string): boolean =>
    [...step.read.variables.scopes(inner)].slice(1).includes(outer);
  if (Number(ancestorKey) <= 0) return instances.length > 1 ? 'AMBIGUOUS' : (instances[0] ?? null);
  // An ancestor further out asks for new scopes below it; one further in says which of the instances it is in.
  if (instances.some(({ key }) => isAround(ancestorKey, key))) return null;
  const chosen = instances.find(({ key }) => key === ancestorKey || isAround(key, ancestorKey));
  if (chosen) return chosen;
  return instances.length > 1 ? 'AMBIGUOUS' : (instances[0] ?? null);
}

/** Of a multi-instance sub-process its inner instances, since elements are in them and not in the body. */
function instancesOf({ read: { elements } }: Step, { id }: ExecutableElement, flowScopeKey: string): ElementInstance[] {
  const found = elements.children(flowScopeKey).filter(({ value }) => value.elementId === id);
  return found.flatMap((one) =>
    one.value.bpmnElementType === 'MULTI_INSTANCE_BODY' ? elements.children(one.key) : [one],
  );
}

/** What modification activates belongs to its own instance only, so the record names no caller, as Zeebe's does not. */
function valueOf(
  processInstance: ProcessInstanceValue,
  element: ExecutableElement,
  flowScopeKey: string,
): ProcessInstanceValue {
  return {
    ...processInstance,
    elementId: element.id,
    bpmnElementType: element.type,
    bpmnEventType: element.eventType,
    flowScopeKey,
    parentProcessInstanceKey: '-1',
    parentElementInstanceKey: '-1',
  };
}

function insideMultiInstance({ bpmnProcessId }: ProcessInstanceValue, scopeId: string): Rejection {
  const reason =
    `Expected to modify instance of process '${bpmnProcessId}' but it contains one or more activate instructions ` +
    `that would result in the activation of multi-instance element '${scopeId}', which is currently unsupported.`;
  return { type: 'INVALID_ARGUMENT', reason };
}

function ambiguous({ bpmnProcessId }: ProcessInstanceValue, scopeId: string): Rejection {
  const reason =
    `Expected to modify instance of process '${bpmnProcessId}' but it contains one or more activate instructions ` +
    `for an element that has a flow scope with more than one active instance: '${scopeId}'. Can't decide ` +
    `in which instance of the flow scope the element should be activated. Please specify an ` +
    `ancestor element instance key for this activate instruction.`;
  return { type: 'INVALID_ARGUMENT', reason };
}
