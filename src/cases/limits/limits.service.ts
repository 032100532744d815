import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { LegalCalendar } from '../../law/calendar/index.js';
import { CLOCK, today } from '../../platform/index.js';
import type { Clock } from '../../protocol/index.js';
import { readRowsOf } from '../case-repository.js';
import { PenaltyCaseRow, type CaseRows } from '../entities/index.js';
import { caseFacts } from '../facts/case-facts.js';
import { LEGAL_CALENDAR } from '../tokens.js';
import { limitView, type LimitView } from './limit-view.js';
import { runningLimits } from './running-limits.js';

/** Limits are counted from dates alone; whether the chain carries the rows is asked where something is decided. */
const UNVERIFIED = { intact: true, entries: 0, broken: null, sealed: new Set<string>() };

/** The statutory limits that run in cases, seen from today. */
@Injectable()
export class LimitsService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LEGAL_CALENDAR) private readonly calendar: LegalCalendar,
  ) {}

  /** The running limits of each case; unknown ids are left out. A missing calendar makes a limit `unknown`, never an error. */
  async forCases(em: EntityManager, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly LimitView[]>> {
    const ids = [...new Set(caseIds)];
    const heads = await em.findBy(PenaltyCaseRow, { id: In(ids) });
    const files = await readRowsOf(em, ids);
    return new Map(heads.map((head) => [head.id, this.of(head, files.get(head.id) as CaseRows)]));
  }

  of(head: PenaltyCaseRow, rows: CaseRows): readonly LimitView[] {
    const day = today(this.clock);
    const refused = rows['filing-refusal'].length > 0;
    const running = runningLimits(caseFacts(head, rows, UNVERIFIED), day, refused);
    return running.map((limit) => limitView(limit, day, this.calendar));
  }
}
