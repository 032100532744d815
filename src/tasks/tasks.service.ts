import { Inject, Injectable } from '@nestjs/common';
import { ActsService, LEGAL_CALENDAR } from '../cases/index.js';
import { PeopleService } from '../identity/index.js';
import type { LegalCalendar } from '../law/index.js';
import { Settlement, UserTaskRow } from '../orchestration/index.js';
import { CLOCK, Database, Problem, today } from '../platform/index.js';
import type { Actor, Page } from '../platform/index.js';
import { ProceduresService } from '../procedures/index.js';
import type { Clock } from '../protocol/index.js';
import { TaskDraftRow } from './entities.js';
import { limitToday } from './limit-views.js';
import { findTask, listTasks } from './task-queries.js';
import type { TaskFilter, TaskWithCase } from './task-queries.js';
import { whyNot } from './task-row.js';
import type { TaskDetail, TaskRow } from './task-row.js';

/** The inbox, and the verbs of a user task. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly procedures: ProceduresService,
    private readonly acts: ActsService,
    private readonly settlement: Settlement,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LEGAL_CALENDAR) private readonly calendar: LegalCalendar,
  ) {}

  async list(filter: TaskFilter, actor: Actor): Promise<Page<TaskRow>> {
    const [tasks, total] = await listTasks(this.database.reader, filter, actor);
    return { rows: await this.rows(tasks), total, page: filter.page, pageSize: filter.pageSize };
  }

  /** The task with its form and the person's draft. 404 when there is none. */
  async get(taskKey: string, actor: Actor): Promise<TaskDetail> {
    const task = await this.task(taskKey);
    const [row] = await this.rows([task]);
    const resources = await this.procedures.resources(task.bpmnProcessId, task.version);
    const draft = await this.database.reader.findOneBy(TaskDraftRow, { taskKey, personId: actor.id });
    const reason = whyNot(task, actor);
    return {
      ...(row as TaskRow),
      form: resources?.forms[task.act ?? ''] ?? null,
      draft: draft?.values ?? null,
      mayAct: { ok: reason === null, reason },
    };
  }

  /** The task is the person's alone. 409 `already-claimed` when somebody was faster, 403 when it is not for the person. */
  async claim(taskKey: string, actor: Actor): Promise<void> {
    await this.database.write(async (em) => {
      const task = await em.findOneBy(UserTaskRow, { taskKey });
      if (task === null) throw unknownTask(taskKey);
      if (task.assigneeId !== null && task.assigneeId !== actor.id) throw claimed();
      const reason = whyNot(task, actor);
      if (reason !== null) throw Problem.forbidden(reason);
      await em.update(UserTaskRow, { taskKey }, { assigneeId: actor.id, claimedAt: this.clock.nowMs() });
    });
  }

  /** The task is everybody's again who may do it. 409 when it is not the person's. */
  async release(taskKey: string, actor: Actor): Promise<void> {
    await this.database.write(async (em) => {
      const task = await em.findOneBy(UserTaskRow, { taskKey });
      if (task === null) throw unknownTask(taskKey);
      if (task.assigneeId !== actor.id || task.state !== 'OPEN' || task.outboxPending) throw notYours();
      await em.update(UserTaskRow, { taskKey }, { assigneeId: null, claimedAt: null });
    });
  }

  /** What the person typed is kept until the task is completed. 403 when the person could not complete it. */
  async saveDraft(taskKey: string, values: object, actor: Actor): Promise<void> {
    await this.database.write(async (em) => {
      const task = await em.findOneBy(UserTaskRow, { taskKey });
      if (task === null) throw unknownTask(taskKey);
      const reason = whyNot(task, actor);
      if (reason !== null) throw Problem.forbidden(reason);
      await em.save(TaskDraftRow, { taskKey, personId: actor.id, values, savedAt: this.clock.nowMs() });
    });
  }

  /**
   * The act that completes the task is in the case file and the engine will be told; waits a moment for the next step to
   * show. 409 with obligations when the law refuses, 422 when the values are wrong.
   */
  async complete(taskKey: string, values: unknown, actor: Actor): Promise<void> {
    const { act, caseId } = await this.task(taskKey);
    if (act === null || caseId === null) throw notACaseTask();
    await this.acts.perform({ act, caseId, actor, values, taskKey });
    await this.database.write((em) => em.delete(TaskDraftRow, { taskKey }));
    await this.settlement.settled(caseId);
  }

  private async task(taskKey: string): Promise<TaskWithCase> {
    const task = await findTask(this.database.reader, taskKey);
    if (task === null) throw unknownTask(taskKey);
    return task;
  }

  private async rows(tasks: readonly TaskWithCase[]): Promise<TaskRow[]> {
    const ids = tasks.flatMap((task) => task.assigneeId ?? []);
    const people = await this.people.findAll(this.database.reader, ids);
    const day = today(this.clock);
    return Promise.all(
      tasks.map(async (task) => {
        const element = await this.procedures.element(task.bpmnProcessId, task.version, task.elementId);
        const assignee =
          task.assigneeId === null ? null : { id: task.assigneeId, name: people.get(task.assigneeId)?.name ?? '' };
        return {
          taskKey: task.taskKey,
          name: element?.name ?? task.elementId,
          elementId: task.elementId,
          act: task.act,
          step: element?.properties['step'] ?? null,
          caseId: task.caseId,
          caseNo: task.case?.caseNo ?? null,
          partyName: task.case?.partyName ?? null,
          procedureId: task.bpmnProcessId,
          assignee,
          candidateGroups: task.candidateGroups,
          createdAt: new Date(task.createdAt).toISOString(),
          completedAt: task.endedAt === null ? null : new Date(task.endedAt).toISOString(),
          state: task.outboxPending ? 'COMPLETED' : task.state,
          limit: limitToday(task, day, this.calendar),
        };
      }),
    );
  }
}

function unknownTask(taskKey: string): Problem {
  return Problem.notFound({ zh: `没有任务 ${taskKey}`, en: `there is no task ${taskKey}` });
}

function claimed(): Problem {
  return Problem.conflict('already-claimed', { zh: '该任务已由他人签收', en: 'somebody else has claimed the task' });
}

function notYours(): Problem {
  return Problem.conflict('not-claimed', { zh: '该任务不是您签收的', en: 'the task is not claimed by you' });
}

function notACaseTask(): Problem {
  return Problem.conflict('not-a-case-task', {
    zh: '该任务不属于任何案件，只能由启动它的程序完成',
    en: 'the task belongs to no case of this service: only the program that started it can complete it',
  });
}
