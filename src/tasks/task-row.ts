import type { LimitView } from '../cases/index.js';
import type { LocalText } from '../model/index.js';
import type { Actor } from '../platform/index.js';
import type { UserTaskRow } from '../orchestration/index.js';

/** A task as lists show it. Instants are ISO 8601. */
export interface TaskRow {
  readonly taskKey: string;
  readonly name: string;
  readonly elementId: string;
  readonly act: string | null;
  /** Legal step of the element (`zeebe:properties`, name `step`). */
  readonly step: string | null;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly partyName: string | null;
  readonly procedureId: string;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly candidateGroups: readonly string[];
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly state: string;
  readonly limit: LimitView | null;
}

export interface TaskDetail extends TaskRow {
  /** form-js schema; null when the procedure has none for the task. */
  readonly form: object | null;
  readonly draft: object | null;
  readonly mayAct: { readonly ok: boolean; readonly reason: LocalText | null };
}

/** Why the person may not complete the task now; null when nothing speaks against it. The law is asked at completion. */
export function whyNot(task: UserTaskRow, actor: Actor): LocalText | null {
  if (task.state !== 'OPEN' || task.outboxPending) return { zh: '该任务已经办结', en: 'the task is over' };
  if (task.act === null || task.caseId === null) {
    return { zh: '该任务不属于任何案件', en: 'the task belongs to no case of this service' };
  }
  if (!task.candidateGroups.some((group) => (actor.roles as readonly string[]).includes(group))) {
    const roles = task.candidateGroups.join(', ');
    return { zh: `该任务由以下角色办理：${roles}`, en: `the task is for people with one of these roles: ${roles}` };
  }
  if (task.assigneeId !== null && task.assigneeId !== actor.id) {
    return { zh: '该任务已由他人签收', en: 'somebody else has claimed the task' };
  }
  return null;
}
