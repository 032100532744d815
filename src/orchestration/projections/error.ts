import type { EntityManager } from 'typeorm';
import type { ZeebeRecord } from '../../protocol/index.js';
import { INSTANCE_STOPPED, IncidentRow } from '../entities/incident.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';

/**
 * An internal error has stopped an instance for good: for supervisors an incident of the whole process, which no retry mends.
 * An error that stopped no instance was told to whoever caused it, and leaves no row.
 */
export async function errorCreated(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const instanceKey = String(record.value['processInstanceKey']);
  const instance = await em.findOneBy(ProcessInstanceRow, { key: instanceKey });
  if (instance === null) return;
  await em
    .createQueryBuilder()
    .insert()
    .into(IncidentRow)
    .values({
      key: `error-${record.partitionId}-${record.position}`,
      instanceKey,
      caseId: instance.caseId,
      bpmnProcessId: instance.bpmnProcessId,
      elementId: instance.bpmnProcessId,
      elementInstanceKey: instanceKey,
      jobKey: null,
      errorType: INSTANCE_STOPPED,
      message: String(record.value['exceptionMessage']),
      state: 'OPEN',
      createdAt: record.timestamp,
      resolvedAt: null,
    })
    .orIgnore()
    .execute();
}
