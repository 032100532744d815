import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { CaseMonitorRow, PenaltyCaseRow } from '../cases/index.js';
import type { LocalText } from '../model/index.js';
import { DeployedProcessRow, OutboxRow, UserTaskRow } from '../orchestration/index.js';
import { CLOCK, Database } from '../platform/index.js';
import { ProceduresService } from '../procedures/index.js';
import type { Clock } from '../protocol/index.js';
import { AlertRow } from './entities.js';

export interface Alert {
  readonly id: string;
  readonly kind: 'limit-over' | 'foreign-version' | 'undelivered' | 'bypassed-task' | 'recorded-breach';
  readonly at: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly elementId: string | null;
  readonly text: LocalText;
}

/** A limit that ran out, as the worker that noticed it tells. */
export interface Reminder {
  readonly jobKey: string;
  readonly caseId: string | null;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly elementId: string;
}

type Unnamed = Omit<Alert, 'caseNo'>;
const NEWEST = 200;

/** What a supervisor should look at although nothing has stopped. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProceduresService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The alert is there once, however often the same job reminds. */
  async remind(reminder: Reminder): Promise<void> {
    const { jobKey, ...row } = reminder;
    const alert = { id: `remind-${jobKey}`, kind: 'limit-over', ...row, at: this.clock.nowMs() } as const;
    await this.database.write((em) =>
      em.createQueryBuilder().insert().into(AlertRow).values(alert).orIgnore().execute(),
    );
  }

  /** The newest alerts of every kind, newest first. */
  async list(): Promise<readonly Alert[]> {
    const found = [this.limits(), this.foreignVersions(), this.undelivered(), this.bypassed(), this.breaches()];
    const kinds = await Promise.all(found);
    const newest = kinds
      .flat()
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, NEWEST);
    const ids = [...new Set(newest.flatMap((alert) => alert.caseId ?? []))];
    const cases = await this.database.reader.findBy(PenaltyCaseRow, { id: In(ids) });
    const numbers = new Map(cases.map((row) => [row.id, row.caseNo]));
    return newest.map((alert) => ({ ...alert, caseNo: numbers.get(alert.caseId ?? '') ?? null }));
  }

  private async limits(): Promise<Unnamed[]> {
    const rows = await this.database.reader.find(AlertRow, { order: { at: 'DESC' }, take: NEWEST });
    return Promise.all(
      rows.map(async (row) => {
        const element = await this.procedures.element(row.bpmnProcessId, row.version, row.elementId);
        const name = element?.name ?? row.elementId;
        const text = { zh: `期限已到：${name}`, en: `a limit ran out: ${name}` };
        return { id: row.id, kind: row.kind, at: iso(row.at), caseId: row.caseId, elementId: row.elementId, text };
      }),
    );
  }

  private async foreignVersions(): Promise<Unnamed[]> {
    const approved = new Set(await this.procedures.approvedKeys());
    const rows = await this.database.reader.find(DeployedProcessRow, {
      select: { definitionKey: true, bpmnProcessId: true, version: true, deployedAt: true },
      order: { deployedAt: 'DESC' },
      take: NEWEST,
    });
    return rows
      .filter((row) => !approved.has(row.definitionKey))
      .map(({ definitionKey, bpmnProcessId, version, deployedAt }) => ({
        id: `foreign-${definitionKey}`,
        kind: 'foreign-version',
        at: iso(deployedAt),
        caseId: null,
        elementId: null,
        text: {
          zh: `有人绕过法制机构直接在引擎上部署了流程 ${bpmnProcessId} 第${version}版；案件不会使用该版本`,
          en: `process ${bpmnProcessId} version ${version} was deployed on the engine past the legal office; no case uses it`,
        },
      }));
  }

  private async undelivered(): Promise<Unnamed[]> {
    const rows = await this.database.reader.find(OutboxRow, {
      where: { deadAt: Not(IsNull()) },
      order: { deadAt: 'DESC' },
      take: NEWEST,
    });
    return rows.map((row) => ({
      id: `outbox-${row.id}`,
      kind: 'undelivered',
      at: iso(row.deadAt ?? row.enqueuedAt),
      caseId: row.caseId,
      elementId: null,
      text: {
        zh: `流程引擎拒绝了案卷发出的指令（${row.kind}）：${row.lastError ?? ''}`,
        en: `the engine refused what the case file told it (${row.kind}): ${row.lastError ?? ''}`,
      },
    }));
  }

  private async bypassed(): Promise<Unnamed[]> {
    const where = { bypassed: true, caseId: Not(IsNull()) };
    const rows = await this.database.reader.find(UserTaskRow, { where, order: { endedAt: 'DESC' }, take: NEWEST });
    return rows.map((row) => ({
      id: `bypassed-${row.taskKey}`,
      kind: 'bypassed-task',
      at: iso(row.endedAt ?? row.createdAt),
      caseId: row.caseId,
      elementId: row.elementId,
      text: {
        zh: `任务 ${row.elementId} 被绕过案卷直接在引擎上完成；案卷中没有相应记录`,
        en: `task ${row.elementId} was completed on the engine past the case file, which holds no record of it`,
      },
    }));
  }

  /** Cases whose record does not stand before the obligations as they are now. */
  private async breaches(): Promise<Unnamed[]> {
    const rows = await this.database.reader.find(CaseMonitorRow, {
      where: { breachesFoundAt: Not(IsNull()) },
      order: { breachesFoundAt: 'DESC' },
      take: NEWEST,
    });
    return rows.map(({ caseId, version, breaches, breachesFoundAt }) => {
      const ids = [...new Set(breaches.map(({ obligationId }) => obligationId))].join(', ');
      return {
        id: `breach-${caseId}-${version}`,
        kind: 'recorded-breach',
        at: iso(breachesFoundAt ?? 0),
        caseId,
        elementId: null,
        text: {
          zh: `案件记录中有不符合现行义务之处：${ids}`,
          en: `the record of the case does not keep the obligations as they are now: ${ids}`,
        },
      };
    });
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
