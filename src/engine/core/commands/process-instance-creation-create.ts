import { createInstance } from '../processing/instance-creation.js';
import type { CommandHandler } from './command-handler.js';

/** A process instance exists, with the variables, and starts at its none start event or at the elements asked for. */
export const processInstanceCreationCreate: CommandHandler = (command, step) => {
  const created = createInstance(command, step);
  if (created) step.reply(created);
};
