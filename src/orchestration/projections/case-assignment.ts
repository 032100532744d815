import { IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { IncidentRow } from '../entities/incident.js';
import { OutboxRow } from '../entities/outbox-row.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import { UserTaskRow } from '../entities/user-task.js';

/**
 * Decides which case an instance runs for. A called instance belongs to its caller's case. Of the root instances that
 * name a case only the first belongs to it: a variable is free text, and a case has one course. A later instance of
 * the same process is cancelled; one of any other process is left alone, without the case.
 */
export async function assignCase(em: EntityManager, instanceKey: string): Promise<void> {
  const instance = await em.findOneByOrFail(ProcessInstanceRow, { key: instanceKey });
  if (instance.version === 0 || instance.caseId !== null) return;
  const caseId = await caseOf(em, instance);
  if (caseId === null) return;
  await em.update(ProcessInstanceRow, { key: instanceKey }, { caseId });
  await em.update(UserTaskRow, { instanceKey }, { caseId });
  await em.update(IncidentRow, { instanceKey }, { caseId });
  const called = await em.findBy(ProcessInstanceRow, { parentKey: instanceKey });
  for (const child of called) await assignCase(em, child.key);
}

async function caseOf(em: EntityManager, instance: ProcessInstanceRow): Promise<string | null> {
  if (instance.parentKey !== null) {
    return (await em.findOneBy(ProcessInstanceRow, { key: instance.parentKey }))?.caseId ?? null;
  }
  const caseId = instance.claimedCaseId;
  if (caseId === null) return null;
  const first = await em.findOneBy(ProcessInstanceRow, { caseId, parentKey: IsNull(), key: Not(instance.key) });
  if (first === null) return caseId;
  if (first.bpmnProcessId === instance.bpmnProcessId) await cancel(em, instance, caseId);
  return null;
}

async function cancel(em: EntityManager, { key, startedAt }: ProcessInstanceRow, caseId: string): Promise<void> {
  const command = { kind: 'cancel-instance', processInstanceKey: key, caseId } as const;
  await em
    .createQueryBuilder()
    .insert()
    .into(OutboxRow)
    .values({
      id: `cancel-${key}`,
      lane: `cancel-${key}`,
      caseId,
      kind: command.kind,
      command: command as object,
      enqueuedAt: startedAt,
      attempts: 0,
      deliveredAt: null,
      deadAt: null,
      lastError: null,
    })
    .orIgnore()
    .execute();
}
