import { In, type EntityManager } from 'typeorm';
import { Problem } from '../platform/index.js';
import {
  CaseRecordRow,
  FACT_KINDS,
  FACT_TABLES,
  PenaltyCaseRow,
  type CaseRows,
  type FactRow,
} from './entities/index.js';

/** The head of the case, locked until the transaction ends; 404 when there is none. */
export async function lockCase(em: EntityManager, caseId: string): Promise<PenaltyCaseRow> {
  // SQLite has no row locks: its writes already run one after another.
  const postgres = em.connection.options.type === 'postgres';
  const lock = postgres ? { lock: { mode: 'pessimistic_write' as const } } : {};
  return (await em.findOne(PenaltyCaseRow, { where: { id: caseId }, ...lock })) ?? notFound(caseId);
}

export async function readCase(em: EntityManager, caseId: string): Promise<PenaltyCaseRow> {
  return (await em.findOneBy(PenaltyCaseRow, { id: caseId })) ?? notFound(caseId);
}

/** The entries of the record chain in their order. */
export async function readRecords(em: EntityManager, caseId: string): Promise<readonly CaseRecordRow[]> {
  return em.find(CaseRecordRow, { where: { caseId }, order: { seq: 'ASC' } });
}

/** All rows of one case file, each list in the order of recording. */
export async function readRows(em: EntityManager, caseId: string): Promise<CaseRows> {
  const rows = (await readRowsOf(em, [caseId])).get(caseId);
  return rows as CaseRows;
}

/** All rows of several case files: one query per table, however many cases. */
export async function readRowsOf(
  em: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseRows>> {
  const files = new Map(
    caseIds.map((id) => [id, Object.fromEntries(FACT_KINDS.map((kind) => [kind, [] as FactRow[]]))]),
  );
  for (const kind of FACT_KINDS) {
    const rows: FactRow[] = await em.find<FactRow>(FACT_TABLES[kind], {
      where: { caseId: In([...caseIds]) },
      order: { seq: 'ASC' },
    });
    for (const row of rows) files.get(row.caseId)?.[kind]?.push(row);
  }
  return files as unknown as ReadonlyMap<string, CaseRows>;
}

function notFound(caseId: string): never {
  throw Problem.notFound({ zh: `没有编号为 ${caseId} 的案件`, en: `no case has the id ${caseId}` });
}
