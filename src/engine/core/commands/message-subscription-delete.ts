import type { CommandHandler } from './command-handler.js';
import { text } from '../processing/command-fields.js';
import { expectedOfMessage } from '../processing/subscription-refusals.js';

/** The subscription is closed, and the process instance is told so in any case. */
export const messageSubscriptionDelete: CommandHandler = ({ value }, step) => {
  const subscription = step.read.subscriptions.ofMessage(text(value, 'elementInstanceKey'), text(value, 'messageName'));
  if (subscription) step.event('MESSAGE_SUBSCRIPTION', 'DELETED', subscription.key, subscription.value);
  else
    step.reject(
      'NOT_FOUND',
      `${expectedOfMessage('close message subscription', value)}, but no such message subscription exists`,
    );
  step.command('PROCESS_MESSAGE_SUBSCRIPTION', 'DELETE', '-1', value);
};
