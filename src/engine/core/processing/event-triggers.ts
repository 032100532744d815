import type { ExecutableElement } from '../../../model/index.js';
import type { JsonObject, ProcessInstanceValue } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { EventTrigger } from '../state/event-triggers.js';
import type { ReadState } from '../state/state.js';
import { eventSubProcessOf } from './catch-events.js';
import { ElementContext, elementOf } from './element-context.js';
import { closeEventSubProcesses } from './event-subscriptions.js';
import { canTerminate } from '../state/lifecycle.js';
import type { Step } from './step.js';
import { mergeLocal, type VariableOwner } from './variables.js';

type TriggerOwner = VariableOwner;

/** True while the instance is active, no interrupting event reached it, and its flow scope was not interrupted. */
export function canTrigger(
  read: ReadState,
  instance: ElementInstance | undefined,
  event: ExecutableElement,
): instance is ElementInstance {
  if (!instance || instance.state !== 'ELEMENT_ACTIVATED' || !acceptsEvent(instance, event)) return false;
  const flowScope = read.elements.get(instance.value.flowScopeKey);
  return !flowScope || flowScope.interruptingElementId === null;
}

export function acceptsEvent(instance: ElementInstance, event: ExecutableElement): boolean {
  return instance.acceptsEvents && (!instance.interruptedByEvent || event.type === 'BOUNDARY_EVENT');
}

/** The trigger waits at the scope, with its variables, for the element that handles it. Returns the event's key. */
export function triggering(
  step: Step,
  owner: TriggerOwner,
  scopeKey: string,
  elementId: string,
  variables: JsonObject,
): string {
  const eventKey = step.newKey();
  step.event('PROCESS_EVENT', 'TRIGGERING', eventKey, processEvent(owner, scopeKey, elementId, variables));
  return eventKey;
}

/** The event reaches the instance that waits for it: the instance completes, is interrupted, or goes on beside the event. */
export function triggerEvent(
  step: Step,
  instance: ElementInstance,
  event: ExecutableElement,
  variables: JsonObject,
): void {
  const eventKey = triggering(step, instance.value, instance.key, event.id, variables);
  const waiting = ElementContext.of(step, instance);
  if (eventSubProcessOf(waiting.process, event)) triggerEventSubProcess(waiting, event);
  else if (event.type !== 'BOUNDARY_EVENT') waiting.complete();
  else if (event.interrupting) waiting.terminate();
  else {
    const trigger = { eventKey, elementId: event.id, variables, processInstanceKey: instance.value.processInstanceKey };
    activateTriggered(step, instance.value, instance.key, instance.value.flowScopeKey, trigger);
  }
}

/**
 * The event sub-process is about to start, at once or, when it interrupts, after the last other child of its scope has
 * ended. Its trigger waits at the scope until its start event takes the variables.
 */
function triggerEventSubProcess(scope: ElementContext, start: ExecutableElement): void {
  const { step, key, value } = scope;
  const instance = step.read.elements.require(key);
  const isDiscarded = instance.interruptingElementId !== null && instance.interruptingElementId !== start.flowScope;
  if (isDiscarded || step.read.triggers.peek(key) === null) return;
  if (start.interrupting) {
    closeEventSubProcesses(scope);
    for (const child of step.read.elements.children(key)) {
      if (canTerminate(child.state)) ElementContext.of(step, child).terminate();
    }
    if (instance.childCount > 0) return;
  }
  activateEventSubProcess(step, value, key, start);
}

/** The command has no key: the instance is given one when it is activated. */
function activateEventSubProcess(
  step: Step,
  scope: ProcessInstanceValue,
  scopeKey: string,
  start: ExecutableElement,
): void {
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', '-1', {
    ...scope,
    elementId: start.flowScope,
    bpmnElementType: 'EVENT_SUB_PROCESS',
    flowScopeKey: scopeKey,
  });
}

/**
 * The triggered event is active, with the variables as its own, and about to complete. It is activated by events and not
 * by a command, because a command could not hand over the variables.
 */
export function activateTriggered(
  step: Step,
  waiting: ProcessInstanceValue,
  eventScopeKey: string,
  flowScopeKey: string,
  trigger: EventTrigger,
): void {
  const process = step.read.definitions.process(waiting.processDefinitionKey);
  const event = elementOf(process, trigger.elementId);
  if (eventSubProcessOf(process, event)) return activateEventSubProcess(step, waiting, flowScopeKey, event);
  step.event(
    'PROCESS_EVENT',
    'TRIGGERED',
    trigger.eventKey,
    processEvent(waiting, eventScopeKey, trigger.elementId, {}),
  );
  const value: ProcessInstanceValue = {
    ...waiting,
    elementId: event.id,
    bpmnElementType: event.type,
    bpmnEventType: event.eventType,
    flowScopeKey,
  };
  const context = new ElementContext(step, step.newKey(), value);
  context.transition('ELEMENT_ACTIVATING');
  context.activated();
  mergeLocal(step, value, context.key, trigger.variables);
  context.complete();
}

/** The trigger of another element (a boundary event) that waits at the instance; its own carries variables only. */
export function pendingTrigger(context: ElementContext): EventTrigger | null {
  const trigger = context.step.read.triggers.peek(context.key);
  return trigger && trigger.elementId !== context.element.id ? trigger : null;
}

function processEvent(owner: TriggerOwner, scopeKey: string, targetElementId: string, variables: JsonObject): object {
  const { processDefinitionKey, processInstanceKey, tenantId } = owner;
  return { scopeKey, targetElementId, variables, processDefinitionKey, processInstanceKey, tenantId };
}
