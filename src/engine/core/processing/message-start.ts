import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { MessageStartEventSubscription } from '../state/subscriptions.js';
import type { MessageValue } from '../values.js';
import { startInstance } from './process-start.js';
import type { Step } from './step.js';

/** A process instance starts with the message's variables. A correlation key allows one such instance at a time. */
export function startByMessage(
  step: Step,
  subscription: MessageStartEventSubscription,
  messageKey: string,
  message: MessageValue,
): void {
  const processInstanceKey = step.newKey();
  const { correlationKey, variables } = message;
  const value = { ...subscription.value, processInstanceKey, messageKey, correlationKey, variables };
  step.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATED', subscription.key, value);
  startInstance(step, value.processDefinitionKey, processInstanceKey, value.startEventId, variables);
}

export function mayStart(step: Step, bpmnProcessId: string, message: MessageValue): boolean {
  return message.correlationKey === '' || !step.read.messages.isStartLocked(bpmnProcessId, message.correlationKey);
}

/** An instance with this correlation key has ended: the oldest message that waited for that starts the next one. */
export function startByNextMessage(step: Step, ended: ProcessInstanceValue, correlationKey: string): void {
  const candidates = step.read.subscriptions.startsOf(ended.bpmnProcessId).flatMap((subscription) => {
    for (const [key, message] of step.read.messages.named(subscription.value.messageName, correlationKey)) {
      const spent = message.deadline <= step.nowMs || step.read.messages.isCorrelated(key, ended.bpmnProcessId);
      if (!spent) return [{ key, message, subscription }];
    }
    return [];
  });
  const oldest = candidates.sort((a, b) => (a.key < b.key ? -1 : 1))[0];
  if (oldest) startByMessage(step, oldest.subscription, oldest.key, oldest.message);
}
