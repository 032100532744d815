import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { processElement } from '../processing/process-element.js';
import type { CommandHandler } from './command-handler.js';

/** An active element instance is completed and its flows are taken. Refused when it was interrupted meanwhile. */
export const processInstanceCompleteElement: CommandHandler = ({ key, value }, step) => {
  const refusal = processElement(step, 'COMPLETE_ELEMENT', key, value as unknown as ProcessInstanceValue);
  if (refusal !== null) step.reject('INVALID_STATE', refusal);
};
