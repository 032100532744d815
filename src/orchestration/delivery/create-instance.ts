import { IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DeployedProcessRow } from '../entities/deployed-process.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import { EngineError } from '../job-client.js';
import type { Delivery } from './index.js';

/** A version is told to the other partitions of a cluster after its deployment was answered. */
const DISTRIBUTED_WITHIN_MS = 600_000;

/**
 * Starts the instance unless one for the case is there. An attempt that died before its row was marked has left its
 * instance in the log, so the projector reads the log to its end first. (An attempt still on its way through a cluster
 * may come in after that: a second instance that slips through is cancelled as soon as its records come.)
 */
export const createInstance: Delivery<'create-instance'> = async (command, { client, projector, reader, clock }) => {
  await projector.caughtUp();
  const started = await reader.existsBy(ProcessInstanceRow, {
    claimedCaseId: command.variables.caseId,
    bpmnProcessId: command.bpmnProcessId,
    parentKey: IsNull(),
  });
  if (started) return;
  try {
    await client.createInstance(command.bpmnProcessId, command.version, command.variables);
  } catch (error) {
    if (!(error instanceof EngineError && error.status === 'NOT_FOUND')) throw error;
    if (await isDistributing(reader, command, clock.nowMs())) throw new EngineError('UNAVAILABLE', error.message);
    throw error;
  }
};

/** Whether the version was deployed a moment ago: the partition that was asked will know it soon. */
function isDistributing(
  reader: EntityManager,
  { bpmnProcessId, version }: { bpmnProcessId: string; version: number },
  nowMs: number,
): Promise<boolean> {
  const deployedAt = MoreThan(nowMs - DISTRIBUTED_WITHIN_MS);
  return reader.existsBy(DeployedProcessRow, { bpmnProcessId, version, deployedAt });
}
