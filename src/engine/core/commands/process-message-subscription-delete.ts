import type { CommandHandler } from './command-handler.js';
import { text } from '../processing/command-fields.js';
import { expectedOfProcess } from '../processing/subscription-refusals.js';

/** The process instance has forgotten its subscription. */
export const processMessageSubscriptionDelete: CommandHandler = ({ value }, step) => {
  const subscription = step.read.subscriptions.ofProcess(text(value, 'elementInstanceKey'), text(value, 'messageName'));
  if (subscription) step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'DELETED', subscription.key, subscription.value);
  else
    step.reject(
      'NOT_FOUND',
      `${expectedOfProcess('delete process message subscription', value)}, but no such subscription was found`,
    );
};
