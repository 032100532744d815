import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { yearOf } from '../law/calendar/index.js';
import { Outbox } from '../orchestration/index.js';
import { CLOCK, Database, Problem, today, type Actor } from '../platform/index.js';
import type { Clock } from '../protocol/index.js';
import { notBefore, notFuture } from './acts/order.js';
import { parseValues } from './acts/parse-values.js';
import { day, line, text } from './acts/values.js';
import { CaseLog, GENESIS } from './chain/index.js';
import { PenaltyCaseRow } from './entities/index.js';
import { CASE_PROCEDURES, PENALTY_PROCESS, type CaseProcedures } from './ports.js';
import { CASE_STORAGE, type CaseStorage } from './tokens.js';

export const REGISTER_CLUE = z.object({
  source: line,
  receivedOn: day,
  partyType: z.enum(['CITIZEN', 'ORGANISATION']),
  partyName: line,
  partyIdNo: line,
  partyRepresentative: line.optional(),
  partyAddress: line.optional(),
  place: line,
  foundOn: day,
  suspectedAct: text,
  causeOfAction: line,
  legalBasis: text,
  /** End of the act and its harm, where limitation counts from; left out while not established. */
  actEndedOn: day.optional(),
  harm: z.enum(['NONE', 'POLLUTION', 'LIFE_OR_SAFETY']).optional(),
});
export type RegisterClue = z.infer<typeof REGISTER_CLUE>;

/** Opens a case file: the clue 线索 begins it, the procedure starts with it. */
@Injectable()
export class CaseRegistration {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CASE_PROCEDURES) private readonly procedures: CaseProcedures,
    @Inject(CASE_STORAGE) private readonly storage: CaseStorage,
  ) {}

  /** The case is on file under the next number of its year and the engine will start its process; 422 for bad values. */
  async registerClue(values: unknown, actor: Actor): Promise<{ readonly caseId: string; readonly caseNo: string }> {
    const clue = parseValues(REGISTER_CLUE, values, []);
    this.assertDates(clue);
    const { version } = await this.procedures.current(PENALTY_PROCESS);
    return this.database.write(async (em) => {
      const head = await this.openFile(em, clue);
      await this.record(em, head, clue, actor);
      const variables = { caseId: head.id, partyType: head.partyType };
      await this.outbox.enqueue(em, { kind: 'create-instance', bpmnProcessId: PENALTY_PROCESS, version, variables });
      return { caseId: head.id, caseNo: head.caseNo };
    });
  }

  private assertDates({ receivedOn, foundOn, actEndedOn }: RegisterClue): void {
    const now = today(this.clock);
    const errors = [
      ...notFuture('receivedOn', receivedOn, now),
      ...notFuture('foundOn', foundOn, now),
      ...notBefore('foundOn', foundOn, actEndedOn, { zh: '违法行为终了', en: 'the end of the act' }),
    ];
    if (errors.length > 0) {
      throw Problem.invalid(errors.map(({ path, message }) => ({ path: path.replace(/^values\./, ''), message })));
    }
  }

  private async openFile(em: EntityManager, clue: RegisterClue): Promise<PenaltyCaseRow> {
    const caseYear = yearOf(clue.receivedOn);
    const caseNumber = ((await em.maximum(PenaltyCaseRow, 'caseNumber', { caseYear })) ?? 0) + 1;
    const head: PenaltyCaseRow = {
      id: randomUUID(),
      caseNo: `环罚立〔${caseYear}〕${caseNumber}号`,
      caseYear,
      caseNumber,
      partyType: clue.partyType,
      partyName: clue.partyName,
      causeOfAction: clue.causeOfAction,
      clueReceivedOn: clue.receivedOn,
      filedOn: null,
      state: 'OPEN',
      recordCount: 0,
      recordHead: GENESIS,
    };
    await em.insert(PenaltyCaseRow, head);
    return head;
  }

  private async record(em: EntityManager, head: PenaltyCaseRow, clue: RegisterClue, actor: Actor): Promise<void> {
    const recording = { key: this.storage.chainKey, actorId: actor.id, nowMs: this.clock.nowMs() };
    const log = new CaseLog(em, head, recording);
    const { receivedOn: on, source, place, foundOn, suspectedAct, causeOfAction, legalBasis } = clue;
    const actEndedOn = clue.actEndedOn ?? null;
    const harm = clue.harm ?? null;
    await log.add('clue', { on, source, place, foundOn, actEndedOn, harm, suspectedAct, causeOfAction, legalBasis });
    await log.add('party', {
      on,
      type: clue.partyType,
      name: clue.partyName,
      idNo: clue.partyIdNo,
      representative: clue.partyRepresentative ?? null,
      address: clue.partyAddress ?? null,
    });
  }
}
