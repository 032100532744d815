import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { type ElementCommand, processElement } from '../processing/process-element.js';
import type { CommandHandler } from './command-handler.js';

/** ACTIVATE_ELEMENT, COMPLETE_ELEMENT and TERMINATE_ELEMENT: one transition of one element instance. */
export const processInstanceElement: CommandHandler = (command, step) => {
  const value = command.value as unknown as ProcessInstanceValue;
  const refusal = processElement(step, command.intent as ElementCommand, command.key, value);
  if (refusal !== null) step.reject('INVALID_STATE', refusal);
};
