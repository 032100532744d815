import type { EntityManager } from 'typeorm';
import type { ProcessInstanceValue, ZeebeRecord } from '../../protocol/index.js';
import { ElementInstanceRow } from '../entities/element-instance.js';
import { IncidentRow } from '../entities/incident.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import type { InstanceState } from '../entities/process-instance.js';
import { ServiceJobRow } from '../entities/service-job.js';
import { UserTaskRow } from '../entities/user-task.js';
import { assignCase } from './case-assignment.js';

const NONE = '-1';

/** The element instance is there from its first state on, so that one frozen by an incident in it shows too. */
export async function elementActivating(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const value = record.value as unknown as ProcessInstanceValue;
  if (value.bpmnElementType === 'PROCESS') return instanceStarted(em, record, value);
  await em
    .createQueryBuilder()
    .insert()
    .into(ElementInstanceRow)
    .values({
      key: record.key,
      instanceKey: value.processInstanceKey,
      elementId: value.elementId,
      type: value.bpmnElementType,
      state: 'ACTIVE',
      activatedAt: record.timestamp,
      endedAt: null,
    })
    .orIgnore()
    .execute();
}

export const elementCompleted = (em: EntityManager, record: ZeebeRecord): Promise<void> =>
  elementEnded(em, record, 'COMPLETED');
export const elementTerminated = (em: EntityManager, record: ZeebeRecord): Promise<void> =>
  elementEnded(em, record, 'TERMINATED');

async function instanceStarted(em: EntityManager, record: ZeebeRecord, value: ProcessInstanceValue): Promise<void> {
  const parentKey = value.parentProcessInstanceKey === NONE ? null : value.parentProcessInstanceKey;
  const parent = parentKey === null ? null : await em.findOneBy(ProcessInstanceRow, { key: parentKey });
  await em.upsert(
    ProcessInstanceRow,
    {
      key: record.key,
      bpmnProcessId: value.bpmnProcessId,
      version: value.version,
      definitionKey: value.processDefinitionKey,
      parentKey,
      parentElementKey: parentKey === null ? null : value.parentElementInstanceKey,
      rootKey: parent?.rootKey ?? record.key,
      state: 'ACTIVE',
      startedAt: record.timestamp,
      endedAt: null,
    },
    ['key'],
  );
  await assignCase(em, record.key);
}

async function elementEnded(em: EntityManager, record: ZeebeRecord, state: InstanceState): Promise<void> {
  const value = record.value as unknown as ProcessInstanceValue;
  const endedAt = record.timestamp;
  if (value.bpmnElementType !== 'PROCESS') {
    await em.update(ElementInstanceRow, { key: record.key }, { state, endedAt });
    return;
  }
  const instanceKey = record.key;
  await em.update(ProcessInstanceRow, { key: instanceKey }, { state, endedAt });
  await em.update(ElementInstanceRow, { instanceKey, state: 'ACTIVE' }, { state: 'TERMINATED', endedAt });
  await em.update(UserTaskRow, { instanceKey, state: 'OPEN' }, { state: 'CANCELED', endedAt });
  await em.delete(ServiceJobRow, { instanceKey });
  await em.update(IncidentRow, { instanceKey, state: 'OPEN' }, { state: 'RESOLVED', resolvedAt: endedAt });
}
