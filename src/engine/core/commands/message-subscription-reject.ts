import { correlating, sendCorrelate } from '../processing/message-correlation.js';
import type { MessageSubscriptionValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';

/** The process instance could not take the message: the next subscription of the same process may. */
export const messageSubscriptionReject: CommandHandler = ({ key, value }, step) => {
  const rejected = value as unknown as MessageSubscriptionValue;
  step.event('MESSAGE_SUBSCRIPTION', 'REJECTED', key, value);
  const message = step.read.messages.get(rejected.messageKey);
  if (!message) return;
  const candidates = step.read.subscriptions.named(rejected.messageName, rejected.correlationKey);
  const next = candidates.find((one) => one.value.bpmnProcessId === rejected.bpmnProcessId && !one.correlating);
  if (next) sendCorrelate(step, correlating(step, next, rejected.messageKey, message));
};
