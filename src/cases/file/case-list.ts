import { Brackets, type EntityManager } from 'typeorm';
import type { Page } from '../../platform/index.js';
import { PenaltyCaseRow, type CaseState } from '../entities/index.js';

export interface CaseQuery {
  readonly state: 'open' | 'closed' | 'all';
  /** Part of the case number, the party's name or the cause of action; empty: all. */
  readonly q: string;
  readonly page: number;
  readonly pageSize: number;
}

export type CaseSummary = Pick<
  PenaltyCaseRow,
  'caseNo' | 'partyName' | 'causeOfAction' | 'state' | 'clueReceivedOn' | 'filedOn'
> & { readonly caseId: string };

const STATES: Readonly<Record<CaseQuery['state'], readonly CaseState[]>> = {
  open: ['OPEN'],
  closed: ['CLOSED', 'ARCHIVED'],
  all: ['OPEN', 'CLOSED', 'ARCHIVED'],
};

/** One page of cases, newest number first. */
export async function caseList(em: EntityManager, query: CaseQuery): Promise<Page<CaseSummary>> {
  const { page, pageSize } = query;
  const select = em
    .createQueryBuilder(PenaltyCaseRow, 'c')
    .where('c.state IN (:...states)', { states: STATES[query.state] })
    .orderBy('c.caseYear', 'DESC')
    .addOrderBy('c.caseNumber', 'DESC')
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  if (query.q !== '') select.andWhere(matches(query.q));
  const [rows, total] = await select.getManyAndCount();
  return { rows: rows.map(summaryOf), total, page, pageSize };
}

function matches(q: string): Brackets {
  const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return new Brackets((where) => {
    for (const column of ['caseNo', 'partyName', 'causeOfAction']) {
      where.orWhere(`c.${column} LIKE :pattern ESCAPE '\\'`, { pattern });
    }
  });
}

function summaryOf(row: PenaltyCaseRow): CaseSummary {
  const { id: caseId, caseNo, partyName, causeOfAction, state, clueReceivedOn, filedOn } = row;
  return { caseId, caseNo, partyName, causeOfAction, state, clueReceivedOn, filedOn };
}
