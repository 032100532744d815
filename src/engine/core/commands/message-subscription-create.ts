import { correlateNextMessage } from '../processing/message-correlation.js';
import type { Step } from '../processing/step.js';
import { asJson, type MessageSubscriptionValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';

/** The subscription is open; a buffered message correlates at once, else the process instance is told that it is open. */
export const messageSubscriptionCreate: CommandHandler = ({ value }, step) => {
  const subscription = value as unknown as MessageSubscriptionValue;
  const { elementInstanceKey, messageName } = subscription;
  if (step.read.subscriptions.ofMessage(elementInstanceKey, messageName)) {
    const reason =
      `Expected to open a new message subscription for element with key '${elementInstanceKey}' and message name '${messageName}', ` +
      `but there is already a message subscription for that element key and message name opened`;
    step.reject('INVALID_STATE', reason);
    return acknowledge(step, subscription);
  }
  const key = step.newKey();
  step.event('MESSAGE_SUBSCRIPTION', 'CREATED', key, asJson(subscription));
  if (correlateNextMessage(step, { key, value: subscription })) return;
  acknowledge(step, subscription);
};

/** The process instance's side knows the process and the correlation key: neither is said again. */
const acknowledge = (step: Step, subscription: MessageSubscriptionValue): void =>
  step.command('PROCESS_MESSAGE_SUBSCRIPTION', 'CREATE', '-1', {
    ...subscription,
    bpmnProcessId: '',
    correlationKey: '',
  });
