import { correlateNextMessage } from '../processing/message-correlation.js';
import type { CommandHandler } from './command-handler.js';
import { text } from '../processing/command-fields.js';
import { expectedOfMessage } from '../processing/subscription-refusals.js';

/** The message has arrived. A subscription that does not interrupt takes the next one. */
export const messageSubscriptionCorrelate: CommandHandler = ({ value }, step) => {
  const subscription = step.read.subscriptions.ofMessage(text(value, 'elementInstanceKey'), text(value, 'messageName'));
  if (!subscription)
    return step.reject(
      'NOT_FOUND',
      `${expectedOfMessage('correlate subscription', value)}, but no such message subscription exists`,
    );
  step.event('MESSAGE_SUBSCRIPTION', 'CORRELATED', subscription.key, subscription.value);
  if (!subscription.value.interrupting) correlateNextMessage(step, subscription);
};
