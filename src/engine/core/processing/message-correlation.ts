import type { MessageSubscription } from '../state/subscriptions.js';
import type { MessageSubscriptionValue, MessageValue } from '../values.js';
import type { Step } from './step.js';

/** The message is on its way to the subscription, which takes no other meanwhile. Returns what the subscription says now. */
export function correlating(
  step: Step,
  subscription: Pick<MessageSubscription, 'key' | 'value'>,
  messageKey: string,
  message: MessageValue,
): MessageSubscriptionValue {
  const value = { ...subscription.value, messageKey, variables: message.variables };
  step.event('MESSAGE_SUBSCRIPTION', 'CORRELATING', subscription.key, value);
  return value;
}

/** The command does not say whether the event interrupts; its field is what it is by default, as in Zeebe. */
export function sendCorrelate(step: Step, value: MessageSubscriptionValue): void {
  step.command('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATE', '-1', { ...value, interrupting: true });
}

/** The oldest buffered message that its process has not had yet goes to the subscription. False: there is none. */
export function correlateNextMessage(step: Step, subscription: Pick<MessageSubscription, 'key' | 'value'>): boolean {
  const { messageName, correlationKey, bpmnProcessId } = subscription.value;
  for (const [key, message] of step.read.messages.named(messageName, correlationKey)) {
    if (message.deadline <= step.nowMs || step.read.messages.isCorrelated(key, bpmnProcessId)) continue;
    sendCorrelate(step, correlating(step, subscription, key, message));
    return true;
  }
  return false;
}
