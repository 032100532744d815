import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalCalendar, LocalDate } from '../../law/calendar/index.js';
import {
  allForbidden,
  forbidden,
  parseMonitor,
  record,
  replay,
  serialiseMonitor,
  type MonitorAttempt,
  type MonitorRefusal,
  type MonitorState,
  type ObligationSet,
  type StepOutlook,
} from '../../law/obligations/index.js';
import { CLOCK } from '../../platform/index.js';
import type { Clock } from '../../protocol/index.js';
import type { Act } from '../acts/index.js';
import type { VerifiedCase } from '../case-repository.js';
import { CaseMonitorRow, type HistoricBreach, type PenaltyCaseRow } from '../entities/index.js';
import { CASE_OBLIGATIONS, PENALTY_PROCESS, type CaseObligations } from '../ports.js';
import { CASE_STORAGE, LEGAL_CALENDAR, type CaseStorage } from '../tokens.js';
import { aheadRefusals } from './ahead-refusals.js';
import { namesPeople } from './attempted-fact.js';
import { stepsOfLaw, type CaseLaw } from './case-law.js';
import { historicBreaches } from './historic-breaches.js';
import { monitorSeal } from './monitor-seal.js';
import { withoutImplied } from './implied.js';
import { recordedFacts, type RecordedFact } from './recorded-facts.js';
import { STEP_OF } from './steps.js';

/** The monitor of one case as far as its record chain goes. */
export interface OpenMonitor {
  readonly state: MonitorState;
  readonly breaches: readonly HistoricBreach[];
  /** When they were found, if that was before now. Epoch ms. */
  readonly breachesFoundAt: number | null;
}

/**
 * Layer 2 of the gate: the obligations of the procedure follow every case by the facts of its record. The state is kept
 * with the case and moves with each entry; where there is none that fits (a case from before, obligations that changed, a
 * state that this service did not seal, a chain that was tampered with), the history that the chain carries is replayed.
 */
@Injectable()
export class CaseMonitor {
  constructor(
    @Inject(CASE_OBLIGATIONS) private readonly obligations: CaseObligations,
    @Inject(LEGAL_CALENDAR) private readonly calendar: LegalCalendar,
    @Inject(CASE_STORAGE) private readonly storage: CaseStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of the file as it was read. Throws when the obligations of the procedure are not loaded: nothing is judged without the law. */
  async open(em: EntityManager, found: VerifiedCase): Promise<OpenMonitor> {
    return (await this.kept(em, found)) ?? this.replayed(found);
  }

  /** What forbids the attempt now; empty: no obligation does. */
  forbidden({ state }: OpenMonitor, attempt: MonitorAttempt): readonly MonitorRefusal[] {
    const set = this.set();
    return withoutImplied(set, forbidden(set, state, attempt, { calendar: this.calendar }));
  }

  /** What forbids each act on the day whatever its form will say; empty: nothing known yet. */
  ahead(opened: OpenMonitor, on: LocalDate, personId: string): (act: Act) => readonly MonitorRefusal[] {
    const byAnybody = this.outlook(opened, on, []);
    const byPerson = this.outlook(opened, on, [personId]);
    // Where the form names the people, who fills it in is not among them.
    return (act) => withoutImplied(this.set(), aheadRefusals(STEP_OF[act.id], namesPeople(act) ? byAnybody : byPerson));
  }

  /** What the obligations say of the case on the day; of separation, as it would be for the person. */
  async law(em: EntityManager, found: VerifiedCase, on: LocalDate, personId: string): Promise<CaseLaw> {
    const opened = await this.open(em, found);
    const steps = stepsOfLaw(this.set(), this.outlook(opened, on, [personId]));
    return { version: opened.state.version, breaches: opened.breaches, steps };
  }

  /** The facts are in the monitor, and it is kept with the case, in the caller's transaction; `head` is already past them. */
  async follow(
    em: EntityManager,
    opened: OpenMonitor,
    head: PenaltyCaseRow,
    facts: readonly RecordedFact[],
  ): Promise<OpenMonitor> {
    const set = this.set();
    const state = facts.reduce((before, fact) => record(set, before, fact), opened.state);
    const next = { ...opened, state };
    await em.upsert(CaseMonitorRow, this.rowOf(head, next), ['caseId']);
    return next;
  }

  /** Every step of the procedure on the day: allowed, forbidden and why, or depending on its outcome. */
  private outlook({ state }: OpenMonitor, on: LocalDate, actorIds: readonly string[]): readonly StepOutlook[] {
    return allForbidden(this.set(), state, on, { calendar: this.calendar, actorIds });
  }

  private async kept(em: EntityManager, { head, verification }: VerifiedCase): Promise<OpenMonitor | null> {
    if (!verification.intact) return null;
    const row = await em.findOneBy(CaseMonitorRow, { caseId: head.id });
    if (row === null || row.recordCount !== head.recordCount) return null;
    if (row.seal !== monitorSeal(row, this.storage.chainKey)) return null;
    const stored = parseMonitor(this.set(), row.state);
    return stored.ok ? { state: stored.state, breaches: row.breaches, breachesFoundAt: row.breachesFoundAt } : null;
  }

  /** Only of what the chain carries word for word: a row written by hand is no fact. */
  private replayed({ head, rows, verification }: VerifiedCase): OpenMonitor {
    const facts = recordedFacts(head, rows, ({ id }) => verification.sealed.has(id));
    const { state, breaches } = replay(this.set(), facts, { calendar: this.calendar });
    return { state, breaches: historicBreaches(facts, breaches), breachesFoundAt: null };
  }

  private rowOf({ id: caseId, recordCount }: PenaltyCaseRow, opened: OpenMonitor): CaseMonitorRow {
    const { state, breaches } = opened;
    const foundAt = opened.breachesFoundAt ?? this.clock.nowMs();
    const content = {
      caseId,
      recordCount,
      version: state.version,
      state: serialiseMonitor(state),
      breaches: [...breaches],
    };
    const seal = monitorSeal(content, this.storage.chainKey);
    return { ...content, breachesFoundAt: breaches.length === 0 ? null : foundAt, seal };
  }

  private set(): ObligationSet {
    const set = this.obligations.of(PENALTY_PROCESS);
    if (set === null)
      throw new Error(`no obligations of ${PENALTY_PROCESS} are loaded: processes/${PENALTY_PROCESS}/obligations.yml`);
    return set;
  }
}
