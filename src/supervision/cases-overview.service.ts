import { Injectable } from '@nestjs/common';
import { LimitsService, PenaltyCaseRow, limitForTask } from '../cases/index.js';
import type { LimitView } from '../cases/index.js';
import { PeopleService } from '../identity/index.js';
import type { Person } from '../identity/index.js';
import { UserTaskRow } from '../orchestration/index.js';
import type { ProcessInstanceRow } from '../orchestration/index.js';
import { Database, ROLE_NAMES } from '../platform/index.js';
import type { Page, Role } from '../platform/index.js';
import { ProceduresService } from '../procedures/index.js';
import { positionsOf } from './positions.js';
import type { Position } from './positions.js';

export interface SupervisedCase {
  readonly caseId: string;
  readonly caseNo: string;
  readonly partyName: string;
  readonly where: readonly { readonly elementId: string; readonly name: string; readonly since: string }[];
  readonly turn: readonly { readonly kind: 'role' | 'person'; readonly id: string; readonly name: string }[];
  /** Of the limits its steps run against the one that ends first. */
  readonly limit: LimitView | null;
  readonly incidents: number;
}

export interface OverviewFilter {
  readonly q: string | null;
  readonly page: number;
  readonly pageSize: number;
  readonly sort: 'remaining' | 'received';
}

/** Open cases: where each stands, since when, whose turn it is, and what runs out first. */
@Injectable()
export class CasesOverviewService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly procedures: ProceduresService,
    private readonly limits: LimitsService,
  ) {}

  async list(filter: OverviewFilter): Promise<Page<SupervisedCase>> {
    const [cases, total] = await this.page(filter);
    const positions = await positionsOf(
      this.database.reader,
      cases.map((row) => row.id),
    );
    const assignees = [...positions.values()].flatMap(({ tasks }) => tasks.flatMap((task) => task.assigneeId ?? []));
    const people = await this.people.findAll(this.database.reader, assignees);
    const limits = await this.limits.forCases(this.database.reader, [...positions.keys()]);
    const rows = cases.map((row) =>
      this.view(row, positions.get(row.id) as Position, people, limits.get(row.id) ?? []),
    );
    return { rows: await Promise.all(rows), total, page: filter.page, pageSize: filter.pageSize };
  }

  private async page(filter: OverviewFilter): Promise<[PenaltyCaseRow[], number]> {
    const query = this.database.reader.createQueryBuilder(PenaltyCaseRow, 'file').where(`file.state = 'OPEN'`);
    if (filter.q !== null) {
      const pattern = `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      query.andWhere(`(file.caseNo LIKE :pattern ESCAPE '\\' OR file.partyName LIKE :pattern ESCAPE '\\')`, {
        pattern,
      });
    }
    const total = await query.getCount();
    if (filter.sort === 'remaining') {
      const due = query
        .subQuery()
        .select('MIN(task.dueOn)')
        .from(UserTaskRow, 'task')
        .where(`task.caseId = file.id AND task.state = 'OPEN'`)
        .getQuery();
      query.addSelect(due, 'due').orderBy('due', 'ASC', 'NULLS LAST');
    }
    query.addOrderBy('file.clueReceivedOn', 'ASC').addOrderBy('file.id', 'ASC');
    const cases = await query
      .offset((filter.page - 1) * filter.pageSize)
      .limit(filter.pageSize)
      .getMany();
    return [cases, total];
  }

  private async view(
    row: PenaltyCaseRow,
    position: Position,
    people: ReadonlyMap<string, Person>,
    limits: readonly LimitView[],
  ): Promise<SupervisedCase> {
    return {
      caseId: row.id,
      caseNo: row.caseNo,
      partyName: row.partyName,
      where: await this.where(position),
      turn: turnOf(position, people),
      limit: nearest(position.elements.flatMap(({ elementId }) => limitForTask(elementId, limits) ?? [])),
      incidents: position.incidents,
    };
  }

  private where({ elements, instances }: Position): Promise<SupervisedCase['where'][number][]> {
    return Promise.all(
      elements.map(async ({ elementId, instanceKey, activatedAt }) => {
        const { bpmnProcessId, version } = instances.find(({ key }) => key === instanceKey) as ProcessInstanceRow;
        const element = await this.procedures.element(bpmnProcessId, version, elementId);
        return { elementId, name: element?.name ?? elementId, since: new Date(activatedAt).toISOString() };
      }),
    );
  }
}

/** The limit with the fewest working days left. */
function nearest(limits: readonly LimitView[]): LimitView | null {
  const left = ({ remainingWorkingDays }: LimitView): number => remainingWorkingDays ?? Number.MAX_SAFE_INTEGER;
  return [...limits].sort((a, b) => left(a) - left(b))[0] ?? null;
}

/** Whose turn an incident is: nobody else can free the case. */
const SUPERVISOR = { kind: 'role', id: 'supervisor', name: ROLE_NAMES.supervisor.zh } as const;

/** The supervisor where an incident waits; the person who claimed a task, else the roles it waits for; each once. */
function turnOf({ tasks, incidents }: Position, people: ReadonlyMap<string, Person>): SupervisedCase['turn'] {
  const turns = tasks.flatMap((task): SupervisedCase['turn'] => {
    if (task.assigneeId !== null) {
      return [{ kind: 'person', id: task.assigneeId, name: people.get(task.assigneeId)?.name ?? task.assigneeId }];
    }
    return task.candidateGroups.map((id) => ({ kind: 'role', id, name: ROLE_NAMES[id as Role]?.zh ?? id }));
  });
  if (incidents > 0) turns.unshift(SUPERVISOR);
  return [...new Map(turns.map((turn) => [`${turn.kind} ${turn.id}`, turn])).values()];
}
