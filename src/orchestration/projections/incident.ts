import type { EntityManager } from 'typeorm';
import type { IncidentValue, ZeebeRecord } from '../../protocol/index.js';
import { ElementInstanceRow } from '../entities/element-instance.js';
import { IncidentRow } from '../entities/incident.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';

export async function incidentCreated(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const value = record.value as unknown as IncidentValue;
  const instance = await em.findOneBy(ProcessInstanceRow, { key: value.processInstanceKey });
  await em
    .createQueryBuilder()
    .insert()
    .into(IncidentRow)
    .values({
      key: record.key,
      instanceKey: value.processInstanceKey,
      caseId: instance?.caseId ?? null,
      bpmnProcessId: value.bpmnProcessId,
      elementId: await elementOf(em, value),
      elementInstanceKey: value.elementInstanceKey,
      jobKey: value.jobKey === '-1' ? null : value.jobKey,
      errorType: value.errorType,
      message: value.errorMessage,
      state: 'OPEN',
      createdAt: record.timestamp,
      resolvedAt: null,
    })
    .orIgnore()
    .execute();
}

/** An uncaught error names no element (`NO_CATCH_EVENT_FOUND`); the element instance that threw it does. */
async function elementOf(em: EntityManager, { elementId, elementInstanceKey }: IncidentValue): Promise<string> {
  const instance = await em.findOneBy(ElementInstanceRow, { key: elementInstanceKey });
  return instance?.elementId ?? elementId;
}

export async function incidentResolved(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const over = { state: 'RESOLVED', resolvedAt: record.timestamp } as const;
  await em.update(IncidentRow, { key: record.key, state: 'OPEN' }, over);
}
