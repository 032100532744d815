import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../../identity/index.js';
import type { Outcome } from '../../law/facts.js';
import { CLOCK, Database, Problem, today, type Actor, type Page, type Refusal } from '../../platform/index.js';
import type { Clock } from '../../protocol/index.js';
import { ActsService } from '../acts.service.js';
import { ACTS, type Act } from '../acts/index.js';
import { readCase, readRecords, readRows, readVerified } from '../case-repository.js';
import type { Verification } from '../chain/index.js';
import { EvidenceRow } from '../entities/index.js';
import { Gate } from '../gate.js';
import { LimitsService } from '../limits/limits.service.js';
import { CaseMonitor } from '../monitor/case-monitor.js';
import type { CaseLaw } from '../monitor/case-law.js';
import type { LocalText } from '../../model/finding.js';
import { CASE_PROCEDURES, PENALTY_PROCESS, type CaseProcedures } from '../ports.js';
import { CASE_STORAGE, type CaseStorage } from '../tokens.js';
import { unconfirmed } from '../unconfirmed.js';
import { caseFile, type CaseFile, type PersonRef } from './case-file.js';
import { caseList, type CaseQuery, type CaseSummary } from './case-list.js';
import { caseDiagram, type CaseDiagram } from './diagram.js';
import { timelineEntry, type TimelineEntry } from './timeline.js';

export interface ActView {
  readonly act: string;
  readonly name: LocalText;
  readonly direct: boolean;
  /** The actor has a role for it and the case file as it stands does not refuse it. */
  readonly allowed: boolean;
  /** Why the law refuses it as the case stands, whatever its form will say. */
  readonly refusals: readonly Refusal[];
  /** form-js schema; null when the procedure has none for it. */
  readonly form: unknown;
}

/** The sealed decision of a case as a worker may rely on it, or why there is none. */
export type ConfirmedDecision =
  | { readonly ok: true; readonly decisionId: string; readonly outcome: Outcome; readonly payDueAt: string | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

type Forms = Readonly<Record<string, unknown>>;

/** The procedure of a penalty case and what it calls: their user tasks carry the forms of the acts. */
const PROCESSES = [PENALTY_PROCESS, 'service-of-documents', 'publication'];

/** Reads case files. */
@Injectable()
export class CaseFileService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly limits: LimitsService,
    private readonly acts: ActsService,
    @Inject(CASE_PROCEDURES) private readonly procedures: CaseProcedures,
    @Inject(CASE_STORAGE) private readonly storage: CaseStorage,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly gate: Gate,
    private readonly monitor: CaseMonitor,
  ) {}

  async list(query: CaseQuery): Promise<Page<CaseSummary>> {
    return caseList(this.database.reader, query);
  }

  /** The whole file; 404 when there is no such case. */
  async read(caseId: string): Promise<CaseFile> {
    const em = this.database.reader;
    const head = await readCase(em, caseId);
    const rows = await readRows(em, caseId);
    const ids = Object.values(rows).flatMap((list) => list.flatMap((row) => personIds(row)));
    return caseFile(head, rows, this.limits.of(head, rows), await this.namesOf(em, ids));
  }

  /** Every entry of the record chain in its order. */
  async timeline(caseId: string): Promise<readonly TimelineEntry[]> {
    const em = this.database.reader;
    await readCase(em, caseId);
    const records = await readRecords(em, caseId);
    const nameOf = await this.namesOf(
      em,
      records.map(({ actorId }) => actorId),
    );
    return records.map((record) => timelineEntry(record, nameOf));
  }

  /** Whether the record chain and the rows of the case are as they were written. */
  async verify(caseId: string): Promise<Verification> {
    return (await readVerified(this.database, caseId, this.storage.chainKey)).verification;
  }

  /**
   * The decision of the case if the gate confirms it: the record chain carries it and is intact, and the obligations know
   * of it. `payDueAt` is null: the period runs from the service, whose act tells the process.
   */
  async decisionFor(caseId: string): Promise<ConfirmedDecision> {
    const found = await readVerified(this.database, caseId, this.storage.chainKey);
    const row = found.rows.decision.at(-1);
    const refusals = await this.gate.confirmed(this.database.reader, found, today(this.clock));
    if (refusals.length > 0) return { ok: false, refusals };
    if (row === undefined) return { ok: false, refusals: [unconfirmed(false)] };
    return { ok: true, decisionId: row.id, outcome: row.outcome, payDueAt: null };
  }

  /** What the obligations say of every step of the case today. 404 when there is no such case. */
  async law(caseId: string, actor: Actor): Promise<CaseLaw> {
    const found = await readVerified(this.database, caseId, this.storage.chainKey);
    return this.monitor.law(this.database.reader, found, today(this.clock), actor.id);
  }

  /** Every act with its form, and whether this actor could try it now. */
  async actsOf(caseId: string, actor: Actor): Promise<readonly ActView[]> {
    const outlook = await this.acts.outlook(caseId, actor);
    const forms = Object.assign({}, ...(await Promise.all(PROCESSES.map((id) => this.formsOf(id))))) as Forms;
    return Object.values<Act>(ACTS).map(({ id, name, direct }) => {
      const { allowed, refusals } = outlook.get(id) ?? { allowed: false, refusals: [] };
      return { act: id, name, direct, allowed, refusals, form: forms[id] ?? null };
    });
  }

  /** 404 while the engine has not started the process of the case. */
  async diagram(caseId: string): Promise<CaseDiagram> {
    await readCase(this.database.reader, caseId);
    const diagram = await caseDiagram(this.database.reader, caseId, this.procedures);
    if (diagram !== null) return diagram;
    throw Problem.notFound({ zh: '流程尚未启动', en: 'the process of the case has not started yet' });
  }

  /** A piece of evidence with its content; rejects when the stored file is not what was recorded. */
  async evidence(caseId: string, evidenceId: string): Promise<{ readonly row: EvidenceRow; readonly content: Buffer }> {
    const row = await this.database.reader.findOneBy(EvidenceRow, { id: evidenceId, caseId });
    if (row === null) throw Problem.notFound({ zh: '没有这份证据', en: `the case has no evidence ${evidenceId}` });
    return { row, content: await this.storage.files.get(row.sha256) };
  }

  private async formsOf(bpmnProcessId: string): Promise<Forms> {
    const { version } = await this.procedures.current(bpmnProcessId);
    return (await this.procedures.resources(bpmnProcessId, version))?.forms ?? {};
  }

  private async namesOf(em: EntityManager, ids: readonly string[]): Promise<(id: string) => PersonRef> {
    const people = await this.people.findAll(em, ids);
    return (id) => ({ id, name: people.get(id)?.name ?? id });
  }
}

/** The people a row names. */
function personIds(row: object): readonly string[] {
  const { actorId, personId, hostId } = row as { actorId: string; personId?: string; hostId?: string };
  return [actorId, personId, hostId].filter((id) => id !== undefined);
}
