import { In, type EntityManager } from 'typeorm';
import { Problem, type Database } from '../platform/index.js';
import { verifyChain, type Verification } from './chain/index.js';
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

/** A case file with the verification of its record chain, both of one state of the database. */
export interface VerifiedCase {
  readonly head: PenaltyCaseRow;
  readonly rows: CaseRows;
  readonly verification: Verification;
}

/** Reads the file of a case whose head the caller's transaction holds. */
export async function verifiedCase(em: EntityManager, head: PenaltyCaseRow, key: Buffer): Promise<VerifiedCase> {
  const rows = await readRows(em, head.id);
  return { head, rows, verification: verifyChain(head, await readRecords(em, head.id), rows, key) };
}

/**
 * Reads the file of a case beside running writes. Reads of several tables may straddle a commit and look like a broken
 * chain, so a break is believed only when it is still there between two writes.
 */
export async function readVerified(database: Database, caseId: string, key: Buffer): Promise<VerifiedCase> {
  const em = database.reader;
  const found = await verifiedCase(em, await readCase(em, caseId), key);
  if (found.verification.intact) return found;
  return database.write(async (writer) => verifiedCase(writer, await readCase(writer, caseId), key));
}
