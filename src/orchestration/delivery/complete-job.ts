import { UserTaskRow } from '../entities/user-task.js';
import { EngineError } from '../job-client.js';
import type { Delivery } from './index.js';

/**
 * Completes the job. When the engine does not know it any more, the log tells why: completed by an attempt whose
 * answer was lost (delivered), or gone by other means (refused: a dead letter).
 */
export const completeJob: Delivery<'complete-job'> = async (command, { client, projector, reader }) => {
  try {
    await client.completeJob(command.jobKey, command.variables);
  } catch (error) {
    if (!(error instanceof EngineError && error.status === 'NOT_FOUND')) throw error;
    await projector.caughtUp();
    const task = await reader.findOneBy(UserTaskRow, { taskKey: command.jobKey });
    if (task?.state !== 'COMPLETED' || task.bypassed) throw error;
  }
};
