import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PenaltyCaseRow } from '../cases/index.js';
import { INSTANCE_STOPPED, IncidentRow, Outbox, ProcessInstanceRow, Settlement } from '../orchestration/index.js';
import { CLOCK, Database, Problem } from '../platform/index.js';
import type { Actor, Page } from '../platform/index.js';
import { ProceduresService } from '../procedures/index.js';
import type { Clock } from '../protocol/index.js';
import { InterventionRow } from './entities.js';

export interface IncidentView {
  readonly incidentKey: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly elementId: string;
  readonly elementName: string | null;
  readonly errorType: string;
  readonly message: string;
  readonly createdAt: string;
  readonly jobKey: string | null;
}

type IncidentWithCase = IncidentRow & { case: PenaltyCaseRow | null; instance: ProcessInstanceRow | null };

const RETRIES = 1;

@Injectable()
export class IncidentsService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresService,
    private readonly outbox: Outbox,
    private readonly settlement: Settlement,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Incidents in the state, the oldest first. */
  async list(filter: { state: 'OPEN' | 'RESOLVED'; page: number; pageSize: number }): Promise<Page<IncidentView>> {
    const { state, page, pageSize } = filter;
    const [incidents, total] = await this.database.reader
      .createQueryBuilder(IncidentRow, 'incident')
      .leftJoinAndMapOne('incident.case', PenaltyCaseRow, 'file', 'file.id = incident.caseId')
      .leftJoinAndMapOne('incident.instance', ProcessInstanceRow, 'instance', 'instance.key = incident.instanceKey')
      .where('incident.state = :state', { state })
      .orderBy('incident.createdAt', 'ASC')
      .addOrderBy('incident.key', 'ASC')
      .skip((page - 1) * pageSize)
      .take(pageSize)
      .getManyAndCount();
    const rows = (incidents as IncidentWithCase[]).map((incident) => this.view(incident));
    return { rows: await Promise.all(rows), total, page, pageSize };
  }

  /**
   * The engine will be told to try once more, and who wanted it and why is on file. 404 when there is no such incident,
   * 409 `incident-resolved` when it is over, 409 `instance-stopped` when the engine cannot go on with the instance.
   */
  async retry(incidentKey: string, reason: string, actor: Actor): Promise<void> {
    const caseId = await this.database.write(async (em) => {
      const incident = await em.findOneBy(IncidentRow, { key: incidentKey });
      if (incident === null) throw unknownIncident(incidentKey);
      if (incident.state !== 'OPEN') throw resolved();
      if (incident.errorType === INSTANCE_STOPPED) throw stopped();
      const { jobKey, caseId } = incident;
      await em.insert(InterventionRow, {
        id: randomUUID(),
        kind: 'retry',
        incidentKey,
        caseId,
        reason,
        actorId: actor.id,
        actorName: actor.name,
        at: this.clock.nowMs(),
      });
      await this.outbox.enqueue(em, { kind: 'resolve-incident', incidentKey, jobKey, retries: RETRIES });
      return caseId;
    });
    if (caseId !== null) await this.settlement.settled(caseId);
  }

  private async view(incident: IncidentWithCase): Promise<IncidentView> {
    const version = incident.instance?.version ?? 0;
    const element = await this.procedures.element(incident.bpmnProcessId, version, incident.elementId);
    return {
      incidentKey: incident.key,
      caseId: incident.caseId,
      caseNo: incident.case?.caseNo ?? null,
      elementId: incident.elementId,
      elementName: element?.name ?? null,
      errorType: incident.errorType,
      message: incident.message,
      createdAt: new Date(incident.createdAt).toISOString(),
      jobKey: incident.jobKey,
    };
  }
}

function unknownIncident(key: string): Problem {
  return Problem.notFound({ zh: `没有异常 ${key}`, en: `there is no incident ${key}` });
}

function resolved(): Problem {
  return Problem.conflict('incident-resolved', { zh: '该异常已经处理', en: 'the incident is resolved already' });
}

function stopped(): Problem {
  return Problem.conflict('instance-stopped', {
    zh: '引擎内部错误已使该流程实例停止，无法重试；请联系管理员',
    en: 'an internal error of the engine has stopped this process instance: it cannot be retried, ask the administrator',
  });
}
