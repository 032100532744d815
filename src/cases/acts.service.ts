import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleService, type Person } from '../identity/index.js';
import type { LegalCalendar, LocalDate } from '../law/calendar/index.js';
import type { ActId } from '../law/facts.js';
import { MESSAGE_TTL_MS, Outbox, UserTaskRow } from '../orchestration/index.js';
import { CLOCK, Database, Problem, today, type Actor, type FieldError, type Refusal } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { ACTS, isActId, type Act, type ActContext, type ActOutcome } from './acts/index.js';
import { notBefore, notFuture } from './acts/order.js';
import { parseValues } from './acts/parse-values.js';
import { lockCase, readCase, readVerified, verifiedCase, type VerifiedCase } from './case-repository.js';
import { CaseLog } from './chain/index.js';
import { DecisionRow, PenaltyCaseRow } from './entities/index.js';
import { caseFacts, withExemption } from './facts/case-facts.js';
import { caseTables } from './facts/case-tables.js';
import { currentFinding } from './facts/finding.js';
import type { StoredFile } from './file-store.js';
import { Gate } from './gate.js';
import { peopleIn } from './judgement.js';
import { openTask } from './open-task.js';
import { DECISION_TABLES, type DecisionTables } from './ports.js';
import { CASE_STORAGE, LEGAL_CALENDAR, type CaseStorage } from './tokens.js';

export interface PerformRequest {
  readonly act: string;
  readonly caseId: string;
  readonly actor: Actor;
  /** As they came: validated here. */
  readonly values: unknown;
  /** The task being completed; null: any open task of the case that the act completes, or a direct act. */
  readonly taskKey: string | null;
  /** A file that came with the act, already in the store. */
  readonly attachment?: StoredFile | null;
}

export interface ActResult {
  readonly act: ActId;
  readonly caseId: string;
  /** Id of the row that the act wrote. */
  readonly recordId: string;
  /** Its entry in the record chain of the case. */
  readonly seq: number;
  /** The task that the engine is told to complete; null for direct acts. */
  readonly taskKey: string | null;
}

export interface ActOutlook {
  readonly allowed: boolean;
  /** Why not, whatever the form will say; empty: nothing known yet. */
  readonly refusals: readonly Refusal[];
}

/** The one way anything gets into a case file: the law is asked, the rows, their entries and the engine's command commit together. */
@Injectable()
export class ActsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LEGAL_CALENDAR) private readonly calendar: LegalCalendar,
    @Inject(DECISION_TABLES) private readonly tables: DecisionTables,
    @Inject(CASE_STORAGE) private readonly storage: CaseStorage,
    private readonly gate: Gate,
  ) {}

  /**
   * The act is on record and the engine will be told, or nothing happened: 404 no such case or act, 403 wrong person, 422
   * bad values, 409 refused by law, without open task, already accepted, or not in this state of the case.
   */
  async perform(request: PerformRequest): Promise<ActResult> {
    const act = actOf(request.act);
    assertRole(act, request.actor);
    const values = parseValues(act.schema, request.values);
    assertNoErrors(notFuture(dateName(act, values), act.dateOf(values), today(this.clock)));
    return this.database.write((em) => this.performIn(em, act, values, request));
  }

  /** Throws 404 when there is no such case or act, 403 when the actor has no role for it. */
  async assertMayTry(actId: string, caseId: string, actor: Actor): Promise<void> {
    assertRole(actOf(actId), actor);
    await readCase(this.database.reader, caseId);
  }

  /** Every reason why the law refuses the act as the case stands: with values as if done now, without them ahead of its form. */
  async judge(actId: string, caseId: string, actor: Actor, values?: unknown): Promise<readonly Refusal[]> {
    const act = actOf(actId);
    const parsed = values === undefined ? null : parseValues(act.schema, values);
    const found = await readVerified(this.database, caseId, this.storage.chainKey);
    const context = await this.contextOf(this.database.reader, act, parsed ?? {}, found, actor, null);
    const monitor = await this.gate.open(this.database.reader, found);
    if (parsed === null) return this.gate.ahead(context, monitor)(act);
    return this.gate.judged(act, parsed, context, monitor);
  }

  /** Of each act, whether the actor has a role for it, and what the case as it stands already refuses it for. */
  async outlook(caseId: string, actor: Actor): Promise<ReadonlyMap<ActId, ActOutlook>> {
    const found = await readVerified(this.database, caseId, this.storage.chainKey);
    const context = await this.contextOf(this.database.reader, ACTS.intake, {}, found, actor, null);
    const ahead = this.gate.ahead(context, await this.gate.open(this.database.reader, found));
    return new Map(
      Object.values<Act>(ACTS).map((act) => {
        const refusals = ahead(act);
        return [act.id, { allowed: hasRole(act, actor) && refusals.length === 0, refusals }];
      }),
    );
  }

  private async performIn(em: EntityManager, act: Act, values: Values, request: PerformRequest): Promise<ActResult> {
    const { caseId, actor, taskKey, attachment = null } = request;
    const head = await lockCase(em, caseId);
    const found = await verifiedCase(em, head, this.storage.chainKey);
    const context = await this.contextOf(em, act, values, found, actor, attachment);
    const monitor = await this.gate.open(em, found);
    const refusals = this.gate.judged(act, values, context, monitor);
    if (refusals.length > 0) throw Problem.refused(refusals);
    const task = act.direct ? null : await openTask(em, act, caseId, taskKey, actor);
    assertNoErrors([...afterClue(act, values, head), ...(act.check?.(values, context) ?? [])]);
    const log = this.logOf(em, head, actor);
    const outcome = await act.record(values, log, context);
    await this.gate.follow(em, monitor, found, log);
    await this.tellEngine(em, caseId, task, outcome, actor);
    if (outcome.head !== undefined) await em.update(PenaltyCaseRow, { id: caseId }, outcome.head);
    const { id: recordId, seq } = outcome.row;
    return { act: act.id, caseId, recordId, seq, taskKey: task?.taskKey ?? null };
  }

  private async contextOf(
    em: EntityManager,
    act: Act,
    values: Values,
    { head, rows, verification }: VerifiedCase,
    actor: Actor,
    attachment: StoredFile | null,
  ): Promise<ActContext> {
    const tables = caseTables(this.tables, head.partyType, head.filedOn ?? head.clueReceivedOn);
    const facts = caseFacts(head, rows, verification);
    const found = act.id === 'draft' ? currentFinding(rows) : null;
    return {
      head,
      rows,
      facts: found === null ? facts : withExemption(facts, await tables.exemption(found)),
      actor,
      today: today(this.clock),
      calendar: this.calendar,
      people: await this.peopleOf(em, act, values, [actor.id, ...peopleIn(facts)]),
      tables,
      files: this.storage.files,
      isDocumentNoTaken: (documentNo) => em.existsBy(DecisionRow, { documentNo }),
      attachment,
    };
  }

  private async peopleOf(
    em: EntityManager,
    act: Act,
    values: Values,
    others: readonly string[],
  ): Promise<ReadonlyMap<string, Person>> {
    const named = Object.keys(values).length === 0 ? [] : (act.peopleOf?.(values) ?? []);
    const people = await this.people.findAll(em, [...new Set([...named, ...others])]);
    const unknown = named.filter((id) => people.get(id)?.active !== true);
    assertNoErrors(
      unknown.map((id) => ({ path: 'values', message: `没有人员 ${id} / expected a person on file, found '${id}'` })),
    );
    return people;
  }

  private logOf(em: EntityManager, head: PenaltyCaseRow, actor: Actor): CaseLog {
    return new CaseLog(em, head, { key: this.storage.chainKey, actorId: actor.id, nowMs: this.clock.nowMs() });
  }

  private async tellEngine(
    em: EntityManager,
    caseId: string,
    task: UserTaskRow | null,
    { variables = {}, messages = [] }: ActOutcome,
    actor: Actor,
  ): Promise<void> {
    for (const message of messages) {
      await this.outbox.enqueue(em, {
        kind: 'publish-message',
        correlationKey: caseId,
        ttlMs: MESSAGE_TTL_MS,
        ...message,
      });
    }
    // What was recorded may start, end or move a limit that the lights of the case's tasks show.
    await em.update(UserTaskRow, { caseId, state: 'OPEN' }, { limitStale: true });
    if (task === null) return;
    await em.update(UserTaskRow, { taskKey: task.taskKey }, { outboxPending: true, assigneeId: actor.id });
    await this.outbox.enqueue(em, { kind: 'complete-job', jobKey: task.taskKey, variables });
  }
}

type Values = Record<string, unknown>;

function actOf(id: string): Act {
  if (isActId(id)) return ACTS[id];
  throw Problem.notFound({ zh: `没有“${id}”这种办理事项`, en: `there is no act '${id}'` });
}

function hasRole(act: Act, actor: Actor): boolean {
  return act.roles.some((role) => actor.roles.includes(role));
}

function assertRole(act: Act, actor: Actor): void {
  if (hasRole(act, actor)) return;
  throw Problem.forbidden({
    zh: `“${act.name.zh}”由 ${act.roles.join('、')} 办理`,
    en: `${act.name.en} is for ${act.roles.join(', ')}`,
  });
}

/** Evidence may be older than the clue; every step of the procedure comes after it. */
function afterClue(act: Act, values: Values, head: PenaltyCaseRow): readonly FieldError[] {
  if (act.id === 'evidence') return [];
  const what = { zh: '收到线索', en: 'the receipt of the clue' };
  return notBefore(dateName(act, values), act.dateOf(values), head.clueReceivedOn, what);
}

/** Which value is the day of the act. */
function dateName(act: Act, values: Values): string {
  const date: LocalDate = act.dateOf(values);
  return Object.keys(values).find((name) => values[name] === date) ?? 'on';
}

function assertNoErrors(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw Problem.invalid(errors);
}
