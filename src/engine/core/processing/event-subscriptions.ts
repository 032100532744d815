import type { ExecutableElement } from '../../../model/index.js';
import type { ProcessMessageSubscription } from '../state/subscriptions.js';
import type { ProcessMessageSubscriptionValue, SignalSubscriptionValue, TimerValue } from '../values.js';
import { blankValue } from './blank-values.js';
import { eventsOf, eventSubProcessOf } from './catch-events.js';
import type { ElementContext } from './element-context.js';
import { elementOf } from './element-views.js';
import { evaluateCorrelationKey, evaluateString } from './expressions.js';
import type { Evaluated, Outcome } from './failure.js';
import type { Step } from './step.js';
import { evaluateTimer, type Schedule } from './timers.js';

type Subscription =
  | {
      readonly kind: 'message';
      readonly event: ExecutableElement;
      readonly name: string;
      readonly correlationKey: string;
    }
  | { readonly kind: 'timer'; readonly event: ExecutableElement; readonly schedule: Schedule }
  | { readonly kind: 'signal'; readonly event: ExecutableElement; readonly name: string };

/** The instance waits for its message, timer and signal events; when one expression fails, it waits for none. */
export function subscribe(context: ElementContext): Outcome {
  const subscriptions: Subscription[] = [];
  for (const event of eventsOf(context.process, context.element)) {
    const result = evaluateSubscription(context, event);
    if (result && !result.ok) return result.failure;
    if (result) subscriptions.push(result.value);
  }
  for (const subscription of subscriptions) if (subscription.kind === 'message') openMessage(context, subscription);
  for (const subscription of subscriptions) {
    if (subscription.kind !== 'timer') continue;
    createTimer(context.step, timerOwner(context), subscription.event.id, subscription.schedule);
  }
  for (const subscription of subscriptions) if (subscription.kind === 'signal') openSignal(context, subscription);
  return null;
}

/** The instance waits for nothing any more: first its timers end, then its messages and signals. */
export function unsubscribe(step: Step, elementInstanceKey: string): void {
  closeSubscriptions(step, elementInstanceKey, () => true);
}

/** No event sub-process of the scope can start any more; its boundary events still can. */
export function closeEventSubProcesses({ step, key, process }: ElementContext): void {
  closeSubscriptions(step, key, (eventId) => eventSubProcessOf(process, elementOf(process, eventId)) !== null);
}

function closeSubscriptions(step: Step, elementInstanceKey: string, closes: (eventId: string) => boolean): void {
  for (const [key, timer] of step.read.timers.of(elementInstanceKey)) {
    if (closes(timer.targetElementId)) step.event('TIMER', 'CANCELED', key, timer);
  }
  for (const subscription of step.read.subscriptions.ofElement(elementInstanceKey)) {
    if (closes(subscription.value.elementId)) unsubscribeMessage(step, subscription);
  }
  for (const { key, value } of step.read.signals.of(elementInstanceKey)) {
    if (closes(value.catchEventId)) step.event('SIGNAL_SUBSCRIPTION', 'DELETED', key, value);
  }
}

/** The instance does not wait for the message any more. */
export function unsubscribeMessage(step: Step, { key, value }: ProcessMessageSubscription): void {
  step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'DELETING', key, value);
  const { processInstanceKey, elementInstanceKey, messageName } = value;
  const messageSide = { ...blankValue('MESSAGE_SUBSCRIPTION'), processInstanceKey, elementInstanceKey, messageName };
  step.command('MESSAGE_SUBSCRIPTION', 'DELETE', '-1', messageSide);
}

export function createTimer(
  step: Step,
  owner: Omit<TimerValue, 'dueDate' | 'repetitions' | 'targetElementId'>,
  targetElementId: string,
  { dueDate, repetitions }: Schedule,
): void {
  const timer: TimerValue = { ...owner, dueDate, repetitions, targetElementId };
  step.event('TIMER', 'CREATED', step.newKey(), timer);
}

/** Null for events that are not waited for, such as errors. */
function evaluateSubscription(context: ElementContext, event: ExecutableElement): Evaluated<Subscription> | null {
  if (event.message) {
    const name = evaluateString(context, event.message.name);
    if (!name.ok) return name;
    if (!event.message.correlationKey) throw new Error(`expected message event ${event.id} to have a correlation key`);
    // A boundary event belongs to the scope around its activity: the activity's input mappings are not its business.
    const scopeKey = event.type === 'BOUNDARY_EVENT' ? context.value.flowScopeKey : context.key;
    const correlationKey = evaluateCorrelationKey(context.step, event.message.correlationKey, scopeKey);
    if (!correlationKey.ok) return correlationKey;
    return { ok: true, value: { kind: 'message', event, name: name.value, correlationKey: correlationKey.value } };
  }
  if (event.signal) {
    const name = evaluateString(context, event.signal.name);
    return name.ok ? { ok: true, value: { kind: 'signal', event, name: name.value } } : name;
  }
  if (!event.timer) return null;
  const schedule = evaluateTimer(context.step, event.timer, context.key);
  return schedule.ok ? { ok: true, value: { kind: 'timer', event, schedule: schedule.value } } : schedule;
}

function openMessage(context: ElementContext, subscription: Extract<Subscription, { kind: 'message' }>): void {
  const { step, value, key } = context;
  const messageSide = {
    processInstanceKey: value.processInstanceKey,
    elementInstanceKey: key,
    bpmnProcessId: value.bpmnProcessId,
    messageName: subscription.name,
    correlationKey: subscription.correlationKey,
    interrupting: subscription.event.interrupting,
    messageKey: '-1',
    variables: {},
    tenantId: value.tenantId,
  };
  const processSide: ProcessMessageSubscriptionValue = { ...messageSide, elementId: subscription.event.id };
  step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CREATING', step.newKey(), processSide);
  step.command('MESSAGE_SUBSCRIPTION', 'CREATE', '-1', messageSide);
}

function openSignal(
  { step, value, key }: ElementContext,
  { event, name }: Extract<Subscription, { kind: 'signal' }>,
): void {
  const subscription: SignalSubscriptionValue = {
    signalName: name,
    processDefinitionKey: value.processDefinitionKey,
    bpmnProcessId: value.bpmnProcessId,
    catchEventId: event.id,
    catchEventInstanceKey: key,
    tenantId: value.tenantId,
  };
  step.event('SIGNAL_SUBSCRIPTION', 'CREATED', step.newKey(), subscription);
}

function timerOwner({ key, value }: ElementContext): Omit<TimerValue, 'dueDate' | 'repetitions' | 'targetElementId'> {
  return {
    elementInstanceKey: key,
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    tenantId: value.tenantId,
  };
}
