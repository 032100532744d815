import { integer, key } from '../processing/command-fields.js';
import { ElementContext } from '../processing/element-context.js';
import { activateInner } from '../processing/multi-instance.js';
import type { CommandHandler } from './command-handler.js';

/** As many inner instances as `index` says are about to be activated. The body may have gone meanwhile: then nothing is. */
export const processInstanceBatchActivate: CommandHandler = ({ value }, step) => {
  const body = step.read.elements.get(key(value, 'batchElementInstanceKey'));
  if (!body) return;
  const context = ElementContext.of(step, body);
  for (let left = integer(value, 'index'); left > 0; left--) activateInner(context);
};
