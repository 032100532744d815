import type { EntityManager } from 'typeorm';
import { USER_TASK_JOB_TYPE } from '../../protocol/index.js';
import type { JobValue, ZeebeRecord } from '../../protocol/index.js';
import { ProcessInstanceRow } from '../entities/process-instance.js';
import { ServiceJobRow } from '../entities/service-job.js';
import { UserTaskRow } from '../entities/user-task.js';

const FORM_KEY = 'io.camunda.zeebe:formKey';
const CANDIDATE_GROUPS = 'io.camunda.zeebe:candidateGroups';

/** A job of a user task is an open task, any other job one that is open for a worker. */
export async function jobCreated(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const value = record.value as unknown as JobValue;
  if (value.type === USER_TASK_JOB_TYPE) await userTaskCreated(em, record, value);
  else await serviceJobCreated(em, record, value);
}

async function userTaskCreated(em: EntityManager, record: ZeebeRecord, value: JobValue): Promise<void> {
  const instance = await em.findOneBy(ProcessInstanceRow, { key: value.processInstanceKey });
  const caseId = instance?.caseId ?? null;
  await em
    .createQueryBuilder()
    .insert()
    .into(UserTaskRow)
    .values({
      taskKey: record.key,
      instanceKey: value.processInstanceKey,
      rootInstanceKey: instance?.rootKey ?? value.processInstanceKey,
      caseId,
      bpmnProcessId: value.bpmnProcessId,
      version: value.processDefinitionVersion,
      elementId: value.elementId,
      elementInstanceKey: value.elementInstanceKey,
      act: value.customHeaders[FORM_KEY] ?? null,
      candidateGroups: groups(value.customHeaders[CANDIDATE_GROUPS]),
      createdAt: record.timestamp,
      state: 'OPEN',
      endedAt: null,
      assigneeId: null,
      claimedAt: null,
      outboxPending: false,
      bypassed: false,
      dueOn: null,
      limit: null,
      limitStale: true,
    })
    .orIgnore()
    .execute();
  // Each new step of a case moves its limits: those of its other open tasks are looked at again too.
  if (caseId !== null) await em.update(UserTaskRow, { caseId, state: 'OPEN' }, { limitStale: true });
}

async function serviceJobCreated(em: EntityManager, { key }: ZeebeRecord, value: JobValue): Promise<void> {
  await em
    .createQueryBuilder()
    .insert()
    .into(ServiceJobRow)
    .values({
      jobKey: key,
      jobType: value.type,
      instanceKey: value.processInstanceKey,
      bpmnProcessId: value.bpmnProcessId,
      version: value.processDefinitionVersion,
      elementId: value.elementId,
      elementInstanceKey: value.elementInstanceKey,
      retries: value.retries,
    })
    .orIgnore()
    .execute();
}

/** FAILED and RETRIES_UPDATED say how often it may still be tried. */
export async function jobRetriesChanged(em: EntityManager, { key, value }: ZeebeRecord): Promise<void> {
  await em.update(ServiceJobRow, { jobKey: key }, { retries: (value as unknown as JobValue).retries });
}

/** The task is over. One whose act the application never accepted was completed past it: the row says so. */
export async function jobCompleted(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const over = { state: 'COMPLETED', endedAt: record.timestamp } as const;
  await em.delete(ServiceJobRow, { jobKey: record.key });
  await em.update(
    UserTaskRow,
    { taskKey: record.key, state: 'OPEN', outboxPending: false },
    { ...over, bypassed: true },
  );
  await em.update(UserTaskRow, { taskKey: record.key, state: 'OPEN' }, { ...over, outboxPending: false });
}

export async function jobCanceled(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const over = { state: 'CANCELED', endedAt: record.timestamp } as const;
  await em.delete(ServiceJobRow, { jobKey: record.key });
  await em.update(UserTaskRow, { taskKey: record.key, state: 'OPEN' }, { ...over, outboxPending: false });
}

/** The header is a JSON list of role ids; anything else names nobody. */
function groups(header: string | undefined): string[] {
  if (header === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(header);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}
