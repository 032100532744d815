import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { PenaltyCaseRow } from '../cases/index.js';
import { ElementInstanceRow, IncidentRow, ProcessInstanceRow } from '../orchestration/index.js';
import { Database, Problem } from '../platform/index.js';
import { ProceduresService } from '../procedures/index.js';

export interface CaseDiagram {
  readonly procedureId: string;
  readonly version: number;
  readonly xml: string;
  readonly tokens: readonly {
    readonly elementId: string;
    readonly since: string;
    readonly instanceKey: string;
    readonly incident: boolean;
  }[];
  /** How often each element was entered. */
  readonly visited: Readonly<Record<string, number>>;
  readonly children: readonly (CaseDiagram & { readonly callElementId: string })[];
}

interface Rows {
  readonly instances: readonly ProcessInstanceRow[];
  readonly elements: readonly ElementInstanceRow[];
  readonly frozen: ReadonlySet<string>;
}

/** The course of one case on its diagrams, for everyone who may see the case. */
@Injectable()
export class DiagramService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresService,
  ) {}

  /** 404 when there is no such case, 409 `not-started` in the moment before its process has begun. */
  async ofCase(caseId: string): Promise<CaseDiagram> {
    const em = this.database.reader;
    if (!(await em.existsBy(PenaltyCaseRow, { id: caseId }))) throw unknownCase(caseId);
    const instances = await em.find(ProcessInstanceRow, { where: { caseId }, order: { key: 'ASC' } });
    const root = instances.find((instance) => instance.parentKey === null);
    if (root === undefined) throw notStarted();
    const keys = instances.map((instance) => instance.key);
    const elements = await em.find(ElementInstanceRow, { where: { instanceKey: In(keys) }, order: { key: 'ASC' } });
    const incidents = await em.findBy(IncidentRow, { caseId, state: 'OPEN' });
    return this.diagram(root, { instances, elements, frozen: new Set(incidents.map((row) => row.elementInstanceKey)) });
  }

  private async diagram(instance: ProcessInstanceRow, rows: Rows): Promise<CaseDiagram> {
    const own = rows.elements.filter((element) => element.instanceKey === instance.key);
    const active = own.filter((element) => element.state === 'ACTIVE');
    const visited: Record<string, number> = {};
    for (const { elementId } of own) visited[elementId] = (visited[elementId] ?? 0) + 1;
    return {
      procedureId: instance.bpmnProcessId,
      version: instance.version,
      xml: (await this.procedures.xml(instance.bpmnProcessId, instance.version)) ?? '',
      tokens: active.map(({ key, elementId, activatedAt }) => ({
        elementId,
        since: new Date(activatedAt).toISOString(),
        instanceKey: instance.key,
        incident: rows.frozen.has(key),
      })),
      visited,
      children: await this.children(instance, rows),
    };
  }

  private children(instance: ProcessInstanceRow, rows: Rows): Promise<CaseDiagram['children'][number][]> {
    const called = rows.instances.filter((candidate) => candidate.parentKey === instance.key);
    return Promise.all(
      called.map(async (child) => {
        const call = rows.elements.find((element) => element.key === child.parentElementKey);
        return { ...(await this.diagram(child, rows)), callElementId: call?.elementId ?? '' };
      }),
    );
  }
}

function unknownCase(caseId: string): Problem {
  return Problem.notFound({ zh: `没有案件 ${caseId}`, en: `there is no case ${caseId}` });
}

function notStarted(): Problem {
  return Problem.conflict('not-started', {
    zh: '该案件的流程正在启动，请稍后再试',
    en: 'the process of the case is about to start: try again in a moment',
  });
}
