import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { processElement } from '../processing/process-element.js';
import type { CommandHandler } from './command-handler.js';

/** An element instance ends, at once or when all it holds has ended. Refused when it has ended already. */
export const processInstanceTerminateElement: CommandHandler = ({ key, value }, step) => {
  const refusal = processElement(step, 'TERMINATE_ELEMENT', key, value as unknown as ProcessInstanceValue);
  if (refusal !== null) step.reject('INVALID_STATE', refusal);
};
