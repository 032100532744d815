import { canTerminate } from '../state/lifecycle.js';
import type { CommandHandler } from './command-handler.js';
import { key } from '../processing/command-fields.js';

/** Every child of the scope is asked to end, oldest first. */
export const processInstanceBatchTerminate: CommandHandler = ({ value }, step) => {
  for (const child of step.read.elements.children(key(value, 'batchElementInstanceKey'))) {
    if (canTerminate(child.state)) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', child.key, child.value);
  }
};
