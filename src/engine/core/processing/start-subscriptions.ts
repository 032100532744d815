import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { ExecutableElement, ExecutableProcess } from '../../../model/index.js';
import type { MessageStartEventSubscriptionValue } from '../values.js';
import type { DeployedProcess } from './deployment.js';
import { lastToFirst } from './document-order.js';
import { elementOf } from './element-context.js';
import { createTimer } from './event-subscriptions.js';
import type { Rejection } from './failure.js';
import type { Step } from './step.js';
import { evaluateTimer } from './timers.js';

/** Start timers run for the new version, and for no older one. */
export function replaceStartTimers(step: Step, { process, value }: DeployedProcess): Rejection | null {
  cancelStartTimers(step, value.bpmnProcessId, value.version - 1);
  const { processDefinitionKey, tenantId } = value;
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

/** Messages start the new version, and no older one. */
export function replaceMessageStarts(step: Step, { process, value }: DeployedProcess): void {
  for (const old of step.read.subscriptions.startsOf(value.bpmnProcessId)) {
    step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'DELETED', old.key, old.value);
  }
  for (const event of startEventsOf(process)) {
    const name = event.message && staticName(step, event);
    if (!name) continue;
    const subscription: MessageStartEventSubscriptionValue = {
      processDefinitionKey: value.processDefinitionKey,
      bpmnProcessId: value.bpmnProcessId,
      startEventId: event.id,
      messageName: name,
      processInstanceKey: '-1',
      messageKey: '-1',
      correlationKey: '',
      variables: {},
      tenantId: DEFAULT_TENANT,
    };
    step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CREATED', step.newKey(), subscription);
  }
}

function cancelStartTimers(step: Step, bpmnProcessId: string, version: number): void {
  const previous = step.read.processes.version(bpmnProcessId, version);
  if (!previous) return;
  for (const [key, timer] of step.read.timers.ofDefinition(previous.processDefinitionKey)) {
    step.event('TIMER', 'CANCELED', key, timer);
  }
}

function startEventsOf(process: ExecutableProcess): ExecutableElement[] {
  const children = elementOf(process, process.bpmnProcessId).children.map((id) => elementOf(process, id));
  return lastToFirst(children).filter(({ type }) => type === 'START_EVENT');
}

/** No variables exist before the instance does, so the name is what the expression gives without any. */
function staticName(step: Step, { message }: ExecutableElement): string | null {
  const result = message?.name.evaluate({ get: () => undefined, nowMs: step.nowMs });
  return result?.ok && typeof result.value === 'string' ? result.value : null;
}
