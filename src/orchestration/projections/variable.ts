import type { EntityManager } from 'typeorm';
import type { VariableValue, ZeebeRecord } from '../../protocol/index.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import { assignCase } from './case-assignment.js';

/** An instance's own `caseId` is noted as its claim; the first claim stands. All other variables leave no rows. */
export async function variableWritten(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const value = record.value as unknown as VariableValue;
  if (value.name !== 'caseId' || value.scopeKey !== value.processInstanceKey) return;
  const claimedCaseId = text(value.value);
  if (claimedCaseId === null) return;
  await insertEarly(em, record, value);
  const key = value.processInstanceKey;
  const instance = await em.findOneByOrFail(ProcessInstanceRow, { key });
  if (instance.claimedCaseId !== null) return;
  await em.update(ProcessInstanceRow, { key }, { claimedCaseId });
  await assignCase(em, key);
}

/** The variables of an instance are written before the instance's own first record: its row starts here, version 0. */
async function insertEarly(em: EntityManager, record: ZeebeRecord, value: VariableValue): Promise<void> {
  await em
    .createQueryBuilder()
    .insert()
    .into(ProcessInstanceRow)
    .values({
      key: value.processInstanceKey,
      bpmnProcessId: value.bpmnProcessId,
      version: 0,
      definitionKey: value.processDefinitionKey,
      parentKey: null,
      parentElementKey: null,
      rootKey: value.processInstanceKey,
      state: 'ACTIVE',
      startedAt: record.timestamp,
      endedAt: null,
      claimedCaseId: null,
      caseId: null,
    })
    .orIgnore()
    .execute();
}

function text(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}
