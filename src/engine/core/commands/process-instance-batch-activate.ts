import { integer, key } from '../processing/command-fields.js';
import { ElementContext } from '../processing/element-context.js';
import { activateInner } from '../processing/multi-instance.js';
import type { CommandHandler } from './command-handler.js';

/**
 * As many inner instances as `index` says are about to be activated, some at a time. The body may have gone, or be on its
 * way out, meanwhile: then no more are.
 */
export const processInstanceBatchActivate: CommandHandler = ({ value, cursor }, step) => {
  const body = step.read.elements.get(key(value, 'batchElementInstanceKey'));
  if (!body || (cursor && body.state !== 'ELEMENT_ACTIVATED')) return;
  const left = integer(cursor ?? value, 'index');
  activateInner(ElementContext.of(step, body), Math.min(left, step.pieceMax));
  if (left > step.pieceMax) step.continueAt({ index: left - step.pieceMax });
};
