import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import type { CompensationSubscription } from '../state/compensation-subscriptions.js';
import type { CompensationSubscriptionValue } from '../values.js';
import { ElementContext } from './element-context.js';
import { elementOf } from './element-views.js';
import type { Step } from './step.js';

/**
 * Everything that completed in the throw event's scope, or only the activity it refers to, is compensated: handlers run at
 * the same time, and the throw event completes after the last. An event sub-process also compensates what the scope around
 * it did. False: there is nothing to compensate. Source: BPMN 2.0.2 §10.7.
 */
export function triggerCompensation(context: ElementContext): boolean {
  const { step, value, element } = context;
  const scopes = compensatedScopes(context);
  const activityRef = element.compensation?.activityRef ?? null;
  const wanted = step.read.compensations
    .of(value.processInstanceKey)
    .filter(({ state, value: { compensableActivityScopeKey: scope } }) => state === 'CREATED' && scopes.includes(scope))
    .filter((subscription) => activityRef === null || subscription.value.compensableActivityId === activityRef);
  for (const subscription of wanted) trigger(context, subscription);
  return wanted.length > 0;
}

/** The activity is about to complete: it can be compensated if it has a handler or holds something that can. */
export function subscribeToCompensation(context: ElementContext): void {
  const { step, key, value, element, process } = context;
  if (!canCompensate(process)) return;
  const boundary = element.boundaryEvents.map((id) => elementOf(process, id)).find(isCompensationBoundary);
  const holdsCompensable = (): boolean =>
    step.read.compensations
      .of(value.processInstanceKey)
      .some((subscription) => subscription.value.compensableActivityScopeKey === key);
  if (!boundary && !(SCOPES.has(element.type) && holdsCompensable())) return;
  const subscription: CompensationSubscriptionValue = {
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    compensableActivityId: element.id,
    compensableActivityInstanceKey: key,
    compensableActivityScopeKey: value.flowScopeKey,
    throwEventId: '',
    throwEventInstanceKey: '-1',
    compensationHandlerId: boundary?.compensation?.handler ?? '',
    compensationHandlerInstanceKey: '-1',
    variables: {},
    tenantId: value.tenantId,
  };
  step.event('COMPENSATION_SUBSCRIPTION', 'CREATED', step.newKey(), subscription);
}

/** A handler has completed: so have the scopes whose last handler it was, and the throw event that waited for it. */
export function compensationHandled({ step, key, value, element }: ElementContext): void {
  if (!element.isForCompensation) return;
  const handled = ofInstance(step, value.processInstanceKey).find(
    (subscription) => subscription.value.compensationHandlerInstanceKey === key,
  );
  if (!handled) return;
  completeSubscription(step, handled);
  const { throwEventInstanceKey } = handled.value;
  const isOpen = ofInstance(step, value.processInstanceKey).some(
    (subscription) => subscription.value.throwEventInstanceKey === throwEventInstanceKey,
  );
  const throwEvent = step.read.elements.get(throwEventInstanceKey);
  if (!isOpen && throwEvent) ElementContext.of(step, throwEvent).complete();
}

/** Nothing of the process instance, or of one scope that was interrupted, can be compensated any more. */
export function deleteCompensations({ step, value, process }: ElementContext, scopeKey: string | null = null): void {
  if (!canCompensate(process)) return;
  const all = ofInstance(step, value.processInstanceKey);
  for (const subscription of scopeKey === null ? all : within(all, scopeKey)) {
    step.event('COMPENSATION_SUBSCRIPTION', 'DELETED', subscription.key, subscription.value);
  }
}

/** What completed in the scope, each followed by what completed within it. */
function within(all: readonly CompensationSubscription[], scopeKey: string): CompensationSubscription[] {
  return all
    .filter(({ value }) => value.compensableActivityScopeKey === scopeKey)
    .flatMap((subscription) => [subscription, ...within(all, subscription.value.compensableActivityInstanceKey)]);
}

function compensatedScopes(context: ElementContext): string[] {
  const { flowScope } = context;
  const isEvent = flowScope.element.type === 'EVENT_SUB_PROCESS';
  return isEvent ? [flowScope.key, flowScope.value.flowScopeKey] : [flowScope.key];
}

/** First the activity's own handler, then what it holds. */
function trigger(throwEvent: ElementContext, { key, value }: CompensationSubscription): void {
  const { step, element, process } = throwEvent;
  const triggered = { ...value, throwEventId: element.id, throwEventInstanceKey: throwEvent.key };
  const handlerId = value.compensationHandlerId;
  if (handlerId === '') step.event('COMPENSATION_SUBSCRIPTION', 'TRIGGERED', key, triggered);
  else {
    passBoundary(throwEvent, elementOf(process, value.compensableActivityId));
    const handlerKey = step.newKey();
    const withHandler = { ...triggered, compensationHandlerInstanceKey: handlerKey };
    step.event('COMPENSATION_SUBSCRIPTION', 'TRIGGERED', key, withHandler);
    const handler = throwEvent.valueOf(elementOf(process, handlerId), throwEvent.value.flowScopeKey);
    const asHandler = { ...handler, bpmnEventType: 'COMPENSATION' };
    step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', handlerKey, asHandler);
  }
  for (const inner of ofInstance(step, value.processInstanceKey)) {
    const isInside = inner.value.compensableActivityScopeKey === value.compensableActivityInstanceKey;
    if (isInside && inner.state === 'CREATED') trigger(throwEvent, inner);
  }
}

/** The boundary event shows where the handler comes from; its activity has long completed. */
function passBoundary(throwEvent: ElementContext, activity: ExecutableElement): void {
  const { step, process, value } = throwEvent;
  const boundary = activity.boundaryEvents.map((id) => elementOf(process, id)).find(isCompensationBoundary);
  if (!boundary) throw new Error(`expected a compensation boundary event on ${activity.id}, found none`);
  const passed = new ElementContext(step, step.newKey(), throwEvent.valueOf(boundary, value.flowScopeKey));
  passed.transition('ELEMENT_ACTIVATING');
  passed.activated();
  passed.completing();
  passed.transition('ELEMENT_COMPLETED');
}

function completeSubscription(step: Step, { key, value }: CompensationSubscription): void {
  step.event('COMPENSATION_SUBSCRIPTION', 'COMPLETED', key, value);
  const rest = ofInstance(step, value.processInstanceKey);
  const outer = rest.find(
    (subscription) =>
      subscription.value.compensationHandlerId === '' &&
      subscription.state === 'TRIGGERED' &&
      subscription.value.compensableActivityInstanceKey === value.compensableActivityScopeKey,
  );
  const scopeKey = value.compensableActivityScopeKey;
  const isOpen = rest.some((subscription) => subscription.value.compensableActivityScopeKey === scopeKey);
  if (outer && !isOpen) completeSubscription(step, outer);
}

function ofInstance(step: Step, processInstanceKey: string): CompensationSubscription[] {
  return step.read.compensations.of(processInstanceKey);
}

function isCompensationBoundary({ eventType }: ExecutableElement): boolean {
  return eventType === 'COMPENSATION';
}

/** Most processes compensate nothing: they are told apart once, not at each completion. */
function canCompensate(process: ExecutableProcess): boolean {
  const known = compensating.get(process);
  if (known !== undefined) return known;
  const found = [...process.elements.values()].some(
    ({ type, eventType }) => type === 'BOUNDARY_EVENT' && eventType === 'COMPENSATION',
  );
  compensating.set(process, found);
  return found;
}

const compensating = new WeakMap<ExecutableProcess, boolean>();

const SCOPES: ReadonlySet<string> = new Set(['SUB_PROCESS', 'MULTI_INSTANCE_BODY']);
