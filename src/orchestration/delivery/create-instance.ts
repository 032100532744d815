import { IsNull } from 'typeorm';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import type { Delivery } from './index.js';

/**
 * Starts the instance unless one for the case is there. An attempt that died before its row was marked has left its
 * instance in the log, so the projector reads the log to its end first. (On a cluster the log may arrive late: a
 * second instance that slips through is cancelled as soon as its records come.)
 */
export const createInstance: Delivery<'create-instance'> = async (command, { client, projector, reader }) => {
  await projector.caughtUp();
  const started = await reader.existsBy(ProcessInstanceRow, {
    claimedCaseId: command.variables.caseId,
    bpmnProcessId: command.bpmnProcessId,
    parentKey: IsNull(),
  });
  if (!started) await client.createInstance(command.bpmnProcessId, command.version, command.variables);
};
