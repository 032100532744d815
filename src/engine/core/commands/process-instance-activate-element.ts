import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { processElement } from '../processing/process-element.js';
import type { CommandHandler } from './command-handler.js';

/** An element is active, or already past that where it never waits. Refused while its scope ends or a join misses a token. */
export const processInstanceActivateElement: CommandHandler = ({ key, value }, step) => {
  const refusal = processElement(step, 'ACTIVATE_ELEMENT', key, value as unknown as ProcessInstanceValue);
  if (refusal !== null) step.reject('INVALID_STATE', refusal);
};
