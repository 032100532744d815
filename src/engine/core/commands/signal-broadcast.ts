import { DEFAULT_TENANT } from '../../../protocol/index.js';
import type { CommandHandler } from './command-handler.js';
import { object, text } from '../processing/command-fields.js';

/** The signal is in the log. Nothing catches signals in this release: elements that would are rejected at deployment. */
export const signalBroadcast: CommandHandler = ({ value }, step) => {
  const signal = {
    signalName: text(value, 'signalName'),
    variables: object(value, 'variables'),
    tenantId: DEFAULT_TENANT,
  };
  step.reply(step.event('SIGNAL', 'BROADCASTED', step.newKey(), signal));
};
