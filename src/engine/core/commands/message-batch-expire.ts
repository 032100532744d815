import { blankValue } from '../processing/blank-values.js';
import type { CommandHandler } from './command-handler.js';
import { texts } from '../processing/command-fields.js';

/** The messages are not kept any longer. Their records say no more than which they were, as in Zeebe. */
export const messageBatchExpire: CommandHandler = ({ value }, step) => {
  for (const messageKey of texts(value, 'messageKeys')) {
    if (step.read.messages.get(messageKey)) step.event('MESSAGE', 'EXPIRED', messageKey, blankValue('MESSAGE'));
  }
};
