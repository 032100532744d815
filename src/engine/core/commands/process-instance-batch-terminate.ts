import { canTerminate } from '../state/lifecycle.js';
import type { CommandHandler } from './command-handler.js';
import { key, text } from '../processing/command-fields.js';

/** Every child that the scope has now is asked to end, oldest first, some at a time. What starts meanwhile is not asked. */
export const processInstanceBatchTerminate: CommandHandler = ({ value, cursor }, step) => {
  const { after, until } = cursor
    ? { after: text(cursor, 'after'), until: text(cursor, 'until') }
    : { after: '', until: step.lastKey };
  let [seen, last] = [0, after];
  for (const child of step.read.elements.childrenAfter(key(value, 'batchElementInstanceKey'), after)) {
    if (Number(child.key) > Number(until)) return;
    if (seen++ === step.pieceMax) return step.continueAt({ after: last, until });
    if (canTerminate(child.state)) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', child.key, child.value);
    last = child.key;
  }
};
