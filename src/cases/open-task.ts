import type { EntityManager } from 'typeorm';
import { UserTaskRow } from '../orchestration/index.js';
import { Problem, type Actor } from '../platform/index.js';
import type { Act } from './acts/index.js';

/**
 * The open task of the case whose form is the act's, for this actor. The form counts, not the element's id, so that the
 * legal office may draw further tasks of the same kind. 409 `no-open-task` when there is none or the given one
 * is not it, 409 `already-accepted` when an act for it is on its way to the engine; 403 when the actor has none of its
 * candidate groups or somebody else has claimed it.
 */
export async function openTask(
  em: EntityManager,
  act: Act,
  caseId: string,
  taskKey: string | null,
  actor: Actor,
): Promise<UserTaskRow> {
  const key = taskKey === null ? {} : { taskKey };
  const tasks = await em.find(UserTaskRow, {
    where: { caseId, act: act.id, state: 'OPEN', ...key },
    order: { createdAt: 'ASC' },
  });
  const task = tasks.find(({ outboxPending }) => !outboxPending) ?? tasks[0];
  if (task === undefined) throw noOpenTask(act);
  if (task.outboxPending) throw alreadyAccepted(act);
  assertMayAct(task, actor);
  return task;
}

function assertMayAct(task: UserTaskRow, actor: Actor): void {
  if (!task.candidateGroups.some((group) => actor.roles.some((role) => role === group))) {
    throw Problem.forbidden({
      zh: `该任务由 ${task.candidateGroups.join('、')} 办理`,
      en: `the task is for ${task.candidateGroups.join(', ')}`,
    });
  }
  if (task.assigneeId !== null && task.assigneeId !== actor.id) {
    throw Problem.forbidden({ zh: '该任务已由他人签收', en: 'somebody else has claimed the task' });
  }
}

function noOpenTask({ name, elementIds }: Act): Problem {
  return Problem.conflict('no-open-task', {
    zh: `案件目前没有待办的“${name.zh}”任务（${elementIds.join('、')}）`,
    en: `the case has no open task for ${name.en} (${elementIds.join(', ')}) now`,
  });
}

function alreadyAccepted({ name }: Act): Problem {
  return Problem.conflict('already-accepted', {
    zh: `“${name.zh}”已经提交，正在处理`,
    en: `${name.en} was already accepted and is being carried out`,
  });
}
