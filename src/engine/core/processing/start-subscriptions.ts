import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { ExecutableElement, ExecutableProcess, Expression } from '../../../model/index.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import type { MessageStartEventSubscriptionValue, SignalSubscriptionValue } from '../values.js';
import type { DeployedProcess } from './deployment.js';
import { lastToFirst } from './document-order.js';
import { elementOf } from './element-context.js';
import { createTimer } from './event-subscriptions.js';
import type { Rejection } from './failure.js';
import type { Step } from './step.js';
import { evaluateTimer } from './timers.js';

/** Start timers run for the new version, and for no older one. */
export function replaceStartTimers(step: Step, { process, value }: DeployedProcess): Rejection | null {
  const previous = step.read.processes.before(value.bpmnProcessId, value.version);
  if (previous) cancelStartTimers(step, previous.processDefinitionKey);
  return openStartTimers(step, value, process);
}

/** The version's start timers run from now on. */
export function openStartTimers(
  step: Step,
  { processDefinitionKey, tenantId }: ProcessDefinition,
  process: ExecutableProcess,
): Rejection | null {
  const owner = { elementInstanceKey: '-1', processInstanceKey: '-1', processDefinitionKey, tenantId };
  for (const event of startEventsOf(process)) {
    const schedule = event.timer && evaluateTimer(step, event.timer, '-1');
    if (schedule?.ok === false) {
      const reason = `Expected to create timer for start event, but encountered the following error: ${schedule.failure.message}`;
      return { type: 'PROCESSING_ERROR', reason };
    }
    if (schedule) createTimer(step, owner, event.id, schedule.value);
  }
  return null;
}

/** Messages and signals start the new version, and no older one. */
export function replaceEventStarts(step: Step, { process, value }: DeployedProcess): void {
  closeEventStarts(step, value.bpmnProcessId);
  openEventStarts(step, value, process);
}

/** Messages and signals start no version of the process. */
export function closeEventStarts(step: Step, bpmnProcessId: string): void {
  for (const old of step.read.subscriptions.startsOf(bpmnProcessId)) {
    step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'DELETED', old.key, old.value);
  }
  for (const old of step.read.signals.startsOf(bpmnProcessId)) {
    step.event('SIGNAL_SUBSCRIPTION', 'DELETED', old.key, old.value);
  }
}

/** Messages and signals start the version. */
export function openEventStarts(step: Step, value: ProcessDefinition, process: ExecutableProcess): void {
  for (const event of startEventsOf(process)) {
    if (event.message) openMessageStart(step, value, event.id, staticName(step, event.message.name));
    if (event.signal) openSignalStart(step, value, event.id, staticName(step, event.signal.name));
  }
}

function openMessageStart(step: Step, value: ProcessDefinition, startEventId: string, messageName: string): void {
  const subscription: MessageStartEventSubscriptionValue = {
    processDefinitionKey: value.processDefinitionKey,
    bpmnProcessId: value.bpmnProcessId,
    startEventId,
    messageName,
    processInstanceKey: '-1',
    messageKey: '-1',
    correlationKey: '',
    variables: {},
    tenantId: DEFAULT_TENANT,
  };
  step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CREATED', step.newKey(), subscription);
}

function openSignalStart(step: Step, value: ProcessDefinition, catchEventId: string, signalName: string): void {
  const subscription: SignalSubscriptionValue = {
    signalName,
    processDefinitionKey: value.processDefinitionKey,
    bpmnProcessId: value.bpmnProcessId,
    catchEventId,
    catchEventInstanceKey: '-1',
    tenantId: DEFAULT_TENANT,
  };
  step.event('SIGNAL_SUBSCRIPTION', 'CREATED', step.newKey(), subscription);
}

/** No timer starts the version. */
export function cancelStartTimers(step: Step, processDefinitionKey: string): void {
  for (const [key, timer] of step.read.timers.ofDefinition(processDefinitionKey)) {
    step.event('TIMER', 'CANCELED', key, timer);
  }
}

function startEventsOf(process: ExecutableProcess): ExecutableElement[] {
  const children = elementOf(process, process.bpmnProcessId).children.map((id) => elementOf(process, id));
  return lastToFirst(children).filter(({ type }) => type === 'START_EVENT');
}

/** No variables exist before the instance does: rule `constant-start-name` has made sure that the name needs none. */
function staticName(step: Step, name: Expression): string {
  const result = name.evaluate({ get: () => undefined, nowMs: step.nowMs });
  if (result.ok && typeof result.value === 'string') return result.value;
  throw new Error(`expected a constant name on a start event, found '${name.source}'`);
}
