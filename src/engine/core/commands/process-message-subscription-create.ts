import type { CommandHandler } from './command-handler.js';
import { text } from '../processing/command-fields.js';
import { expectedOfProcess } from '../processing/subscription-refusals.js';

/** The process instance knows that its subscription is open. */
export const processMessageSubscriptionCreate: CommandHandler = ({ value }, step) => {
  const subscription = step.read.subscriptions.ofProcess(text(value, 'elementInstanceKey'), text(value, 'messageName'));
  const verb = 'create process message subscription';
  if (!subscription)
    return step.reject('NOT_FOUND', `${expectedOfProcess(verb, value)}, but no such subscription was found`);
  if (subscription.state !== 'OPENING') {
    const found = subscription.state === 'CLOSING' ? 'closing' : 'opened';
    return step.reject('INVALID_STATE', `${expectedOfProcess(verb, value)}, but it is already ${found}`);
  }
  step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CREATED', subscription.key, subscription.value);
};
