import { Brackets } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { PenaltyCaseRow } from '../cases/index.js';
import { UserTaskRow } from '../orchestration/index.js';
import type { Actor } from '../platform/index.js';

export interface TaskFilter {
  /** `mine`: open and for the person; `done`: completed by the person; `all`: every open task. */
  readonly scope: 'mine' | 'done' | 'all';
  /** Part of a case number or of the party's name; null: any. */
  readonly q: string | null;
  readonly caseId: string | null;
  readonly sort: 'remaining' | 'created';
  readonly page: number;
  readonly pageSize: number;
}

/** A task with the head of its case, in one row. */
export type TaskWithCase = UserTaskRow & { case: PenaltyCaseRow | null };

/** One page of tasks and how many there are in all: two statements, whatever the page holds. */
export async function listTasks(
  em: EntityManager,
  filter: TaskFilter,
  actor: Actor,
): Promise<[TaskWithCase[], number]> {
  const query = withCase(em);
  scoped(query, filter.scope, actor);
  if (filter.caseId !== null) query.andWhere('task.caseId = :caseId', { caseId: filter.caseId });
  if (filter.q !== null) matching(query, filter.q);
  ordered(query, filter);
  const rows = await query
    .skip((filter.page - 1) * filter.pageSize)
    .take(filter.pageSize)
    .getManyAndCount();
  return rows as [TaskWithCase[], number];
}

export async function findTask(em: EntityManager, taskKey: string): Promise<TaskWithCase | null> {
  return (await withCase(em).where('task.taskKey = :taskKey', { taskKey }).getOne()) as TaskWithCase | null;
}

function withCase(em: EntityManager): SelectQueryBuilder<UserTaskRow> {
  return em
    .createQueryBuilder(UserTaskRow, 'task')
    .leftJoinAndMapOne('task.case', PenaltyCaseRow, 'file', 'file.id = task.caseId');
}

function scoped(query: SelectQueryBuilder<UserTaskRow>, scope: TaskFilter['scope'], actor: Actor): void {
  if (scope === 'done') {
    query
      .andWhere('task.assigneeId = :me', { me: actor.id })
      .andWhere(
        new Brackets((either) =>
          either.where(`task.state = 'COMPLETED'`).orWhere('task.outboxPending = :yes', { yes: true }),
        ),
      );
    return;
  }
  query.andWhere(`task.state = 'OPEN'`).andWhere('task.outboxPending = :no', { no: false });
  if (scope === 'mine') forPerson(query, actor);
}

function forPerson(query: SelectQueryBuilder<UserTaskRow>, actor: Actor): void {
  query.andWhere(
    new Brackets((mine) => {
      mine.where('task.assigneeId = :me', { me: actor.id });
      mine.orWhere(
        new Brackets((free) => {
          free.where('task.assigneeId IS NULL').andWhere(
            new Brackets((roles) => {
              roles.where('1 = 0');
              actor.roles.forEach((role, at) => {
                // The column is a JSON list of role ids, none of which is part of another with its quotes.
                roles.orWhere(`task.candidateGroups LIKE :role${at}`, { [`role${at}`]: `%"${role}"%` });
              });
            }),
          );
        }),
      );
    }),
  );
}

function matching(query: SelectQueryBuilder<UserTaskRow>, q: string): void {
  const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  query.andWhere(
    new Brackets((either) =>
      either
        .where(`file.caseNo LIKE :pattern ESCAPE '\\'`, { pattern })
        .orWhere(`file.partyName LIKE :pattern ESCAPE '\\'`, { pattern }),
    ),
  );
}

function ordered(query: SelectQueryBuilder<UserTaskRow>, { scope, sort }: TaskFilter): void {
  if (scope === 'done') query.orderBy('task.endedAt', 'DESC', 'NULLS FIRST');
  else if (sort === 'remaining') query.orderBy('task.dueOn', 'ASC', 'NULLS LAST');
  else query.orderBy('task.createdAt', 'ASC');
  query.addOrderBy('task.taskKey', scope === 'done' ? 'DESC' : 'ASC');
}
