import { createInstance } from '../processing/instance-creation.js';
import type { CommandHandler } from './command-handler.js';
import { text, texts } from '../processing/command-fields.js';

/** As CREATE, but the reply comes when the instance has completed, with its variables. */
export const processInstanceCreationCreateWithAwaitingResult: CommandHandler = (command, step) => {
  const created = createInstance(command, step);
  if (created) step.awaitResult(text(created.value, 'processInstanceKey'), texts(command.value, 'fetchVariables'));
};
