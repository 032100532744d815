import { EngineError } from '../job-client.js';
import type { Delivery } from './index.js';

/** An instance that is not there any more is as good as cancelled. */
export const cancelInstance: Delivery<'cancel-instance'> = async (command, { client }) => {
  try {
    await client.cancelInstance(command.processInstanceKey);
  } catch (error) {
    if (!(error instanceof EngineError && error.status === 'NOT_FOUND')) throw error;
  }
};
