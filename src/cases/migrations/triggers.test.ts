import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DatabaseLocation } from '../../platform/index.js';
import { FACT_KINDS, FACT_TABLES } from '../entities/index.js';
import { CaseKit } from '../testing/case-kit.js';
import { step, steps, UP_TO_DRAFT, UP_TO_REVIEW } from '../testing/steps.js';

/** Set to run the same tests on an empty PostgreSQL database, such as postgres://user@127.0.0.1/test. */
const url = process.env['FADU_TEST_POSTGRES_URL'];
const location: DatabaseLocation | undefined = url === undefined ? undefined : { kind: 'postgres', url };

/**
 * Layer 4 alone: SQL written by hand, past the application. A decision row needs an entry of the chain to refer to, so
 * the attack writes one as well; only its seal cannot be forged.
 */
describe('the database refuses, whoever writes', () => {
  let kit: CaseKit;
  beforeAll(async () => {
    kit = await CaseKit.open(location);
  });
  afterAll(() => kit.close());

  interface Row {
    readonly id: string;
    readonly seq: number;
  }
  const rows = async (table: string, caseId: string): Promise<Record<string, unknown>[]> =>
    (await kit.sql(`SELECT * FROM "${table}" WHERE "caseId" = '${caseId}' ORDER BY "seq"`)) as Record<
      string,
      unknown
    >[];
  const last = async (table: string, caseId: string): Promise<Record<string, unknown> & Row> => {
    const row = (await rows(table, caseId)).at(-1);
    if (row === undefined) throw new Error(`expected a row in ${table}`);
    return row as Record<string, unknown> & Row;
  };
  const insert = (table: string, row: Record<string, unknown>): string => {
    const names = Object.keys(row).map((name) => `"${name}"`);
    const values = Object.values(row).map((value) =>
      typeof value === 'string' ? `'${value}'` : value === null ? 'NULL' : String(value),
    );
    return `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values.join(', ')})`;
  };
  /** An entry in the chain for a row about to be written by hand; gives its seq. */
  const forgeEntry = async (caseId: string, kind: string, subjectId: string, on: string): Promise<number> => {
    const [head] = (await kit.sql(`SELECT * FROM "penalty_case" WHERE "id" = '${caseId}'`)) as [
      { recordCount: number; recordHead: string },
    ];
    const seq = head.recordCount + 1;
    const hash = 'f'.repeat(64);
    const chained = { payload: '{}', payloadHash: hash, prevHash: head.recordHead, hash, seal: hash };
    const entry = { caseId, seq, kind, subjectId, on, recordedAt: `${on}T02:00:00.000Z`, actorId: 'zheng', ...chained };
    await kit.sql(insert('case_record', entry));
    await kit.sql(
      `UPDATE "penalty_case" SET "recordCount" = ${seq}, "recordHead" = '${hash}' WHERE "id" = '${caseId}'`,
    );
    return seq;
  };
  const forgeDecision = async (caseId: string, changes: Record<string, unknown> = {}): Promise<unknown> => {
    const draft = await last('draft', caseId);
    const review = (await rows('review', caseId)).at(-1);
    const id = randomUUID();
    const seq = await forgeEntry(caseId, 'decision', id, '2025-10-17');
    const row = { id, caseId, seq, on: '2025-10-17', actorId: 'zheng', documentNo: id, draftId: draft.id };
    const { contentHash: draftHash, outcome, amount } = draft;
    const decided = { draftHash, reviewId: review?.['id'] ?? 'none', outcome, amount: Number(amount) };
    return kit.sql(insert('decision', { ...row, ...decided, ...changes }));
  };
  const forgeRow = async (table: string, kind: string, like: Record<string, unknown>): Promise<void> => {
    const id = randomUUID();
    const seq = await forgeEntry(String(like['caseId']), kind, id, String(like['on']));
    await kit.sql(insert(table, { ...like, id, seq }));
  };
  /** A case up to its approving review, unless other acts are named. */
  const given = async (...acts: string[]): Promise<string> => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...(acts.length === 0 ? UP_TO_REVIEW : acts));
    return caseId;
  };

  it('lets a decision in when every condition holds, so that each refusal below has one cause', async () => {
    await expect(forgeDecision(await given())).resolves.toBeDefined();
  });

  it('PEN-01: no review at all', async () => {
    await expect(forgeDecision(await given(...UP_TO_DRAFT, 'prior-notice'))).rejects.toThrow(/PEN-0|FOREIGN KEY/);
  });

  it('PEN-01: a review row that the record chain does not carry', async () => {
    const caseId = await given(...UP_TO_DRAFT, 'prior-notice');
    const other = await last('review', await given());
    const draft = await last('draft', caseId);
    const notice = await last('notice', caseId);
    // The row borrows the place of another entry: the foreign key is satisfied, the chain is not.
    const forged = { ...other, id: randomUUID(), caseId, seq: notice.seq, draftId: draft.id };
    await kit.sql(insert('review', forged));
    await expect(forgeDecision(caseId, { reviewId: forged.id })).rejects.toThrow('PEN-01');
  });

  it('PEN-01: a review of another draft, of another case, or later than the decision', async () => {
    const caseId = await given();
    await expect(forgeDecision(caseId, { draftHash: '0'.repeat(64) })).rejects.toThrow(/PEN-0[13]/);
    await expect(forgeDecision(caseId, { on: '2025-10-15' })).rejects.toThrow('PEN-01');
    const foreign = await last('review', await given());
    await expect(forgeDecision(caseId, { reviewId: foreign.id })).rejects.toThrow(/PEN-0|FOREIGN KEY/);
  });

  it('PEN-02: a review that does not approve, or is not the last of its draft', async () => {
    const caseId = await given(...UP_TO_DRAFT, 'prior-notice');
    await step(kit, caseId, 'legal-review', { on: '2025-10-15', outcome: 'IMPROVE', evidence: 'FAIL' });
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-02');
    const approved = await given();
    const approval = await last('review', approved);
    await step(kit, approved, 'legal-review', { outcome: 'REJECT' });
    await expect(forgeDecision(approved, { reviewId: approval.id })).rejects.toThrow('PEN-02');
  });

  it('PEN-03: a draft or evidence after the approval', async () => {
    const redrafted = await given();
    const approval = await last('review', redrafted);
    const draft = await last('draft', redrafted);
    await step(kit, redrafted, 'draft', { on: '2025-10-16' });
    await expect(forgeDecision(redrafted, { reviewId: approval.id, draftId: draft.id })).rejects.toThrow('PEN-03');
    const proved = await given();
    await step(kit, proved, 'evidence', { obtainedOn: '2025-10-16' });
    await expect(forgeDecision(proved)).rejects.toThrow('PEN-03');
  });

  it('PEN-04 and PEN-13: a hearing after the approval, or not closed', async () => {
    const caseId = await given();
    const notice = await last('notice', caseId);
    const like = { caseId, on: '2025-10-14', actorId: 'wang' };
    await forgeRow('hearing_request', 'hearing-request', { ...like, noticeId: notice.id });
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-13');
    const request = await last('hearing_request', caseId);
    const held = { heldOn: '2025-10-14', ended: 'ABSENT', transcriptSigned: false, summary: '' };
    await forgeRow('hearing', 'hearing', { ...like, requestId: request.id, ...held });
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-04');
  });

  it('PEN-05: an unqualified reviewer', async () => {
    const caseId = await given();
    const approval = await last('review', caseId);
    await forgeRow('review', 'legal-review', { ...approval, reviewerQualified: false });
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-05');
  });

  it('PEN-06: a reviewer who investigated', async () => {
    const caseId = await given();
    const approval = await last('review', caseId);
    await forgeRow('review', 'legal-review', { ...approval, actorId: 'wang' });
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-06');
  });

  it('PEN-09: an open recusal request', async () => {
    const caseId = await given();
    const { seq } = await kit.do(caseId, 'recusal-request', 'wang', {
      on: '2025-10-16',
      personId: 'chen',
      reason: '近亲属',
    });
    expect(seq).toBeGreaterThan(0);
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-09');
  });

  it('PEN-10 and PEN-11: no notice, or its window open and not waived', async () => {
    const untold = await given(...UP_TO_DRAFT, 'legal-review');
    await expect(forgeDecision(untold)).rejects.toThrow('PEN-10');
    const open = await given(...UP_TO_DRAFT, 'prior-notice');
    await step(kit, open, 'legal-review', { on: '2025-10-09' });
    await expect(forgeDecision(open, { on: '2025-10-11' })).rejects.toThrow('PEN-11');
  });

  it('PEN-17: a draft in a discussion class that nobody discussed', async () => {
    const caseId = await given(...UP_TO_DRAFT.slice(0, -1));
    await step(kit, caseId, 'draft', { amount: 520_000 });
    await steps(kit, caseId, 'prior-notice', 'legal-review');
    await expect(forgeDecision(caseId)).rejects.toThrow('PEN-17');
    await step(kit, caseId, 'collective-discussion');
    await expect(forgeDecision(caseId)).resolves.toBeDefined();
  });

  it('PEN-20: another amount than the draft, or a second decision', async () => {
    const caseId = await given();
    await expect(forgeDecision(caseId, { amount: 1 })).rejects.toThrow('PEN-20');
    await forgeDecision(caseId);
    await expect(forgeDecision(caseId)).rejects.toThrow(/PEN-20|UNIQUE|unique/);
  });

  it('no row of a case file is changed, removed or replaced', async () => {
    const caseId = await given(...UP_TO_REVIEW, 'decision');
    for (const table of ['case_record', 'draft', 'review', 'decision', 'notice', 'investigation_officer', 'clue']) {
      const where = `WHERE "caseId" = '${caseId}'`;
      await expect(kit.sql(`UPDATE "${table}" SET "on" = '2020-01-01' ${where}`)).rejects.toThrow('PEN-42');
      await expect(kit.sql(`DELETE FROM "${table}" ${where}`)).rejects.toThrow('PEN-42');
    }
    const review = await last('review', caseId);
    const replaced = insert('review', { ...review, reasons: '改写' });
    await expect(
      kit.sql(url === undefined ? replaced.replace('INSERT', 'INSERT OR REPLACE') : replaced),
    ).rejects.toThrow('PEN-42');
    await expect(kit.sql(`DELETE FROM "penalty_case" WHERE "id" = '${caseId}'`)).rejects.toThrow(/PEN-42/);
  });

  it('an entry continues the chain, and the chain never gets shorter', async () => {
    const caseId = await given('intake');
    const entry = await last('case_record', caseId);
    const gap = { ...entry, seq: entry.seq + 2, subjectId: randomUUID() };
    await expect(kit.sql(insert('case_record', gap))).rejects.toThrow('PEN-42');
    await expect(kit.sql(`UPDATE "penalty_case" SET "recordCount" = 1 WHERE "id" = '${caseId}'`)).rejects.toThrow(
      'PEN-42',
    );
  });

  it('PEN-42: an archived case takes no row of any table', async () => {
    const caseId = await given();
    await step(kit, caseId, 'decision', { documentNo: '环罚〔2025〕2号' });
    await steps(kit, caseId, 'service', 'publication', 'execution', 'evidence', 'closing', 'archiving');
    const clue = await last('clue', caseId);
    await expect(kit.sql(insert('clue', { ...clue, id: randomUUID() }))).rejects.toThrow('PEN-42');
    await expect(kit.sql(`UPDATE "penalty_case" SET "state" = 'OPEN' WHERE "id" = '${caseId}'`)).rejects.toThrow(
      'PEN-42',
    );
  });

  it('every table of the case file has the three guards and the one on archived cases', async () => {
    const names = (await kit.sql(
      url === undefined
        ? `SELECT name FROM sqlite_master WHERE type = 'trigger'`
        : `SELECT DISTINCT tgname AS name FROM pg_trigger WHERE NOT tgisinternal`,
    )) as { name: string }[];
    const found = new Set(names.map(({ name }) => name));
    const tables = await kit.database.write((em) =>
      Promise.resolve(FACT_KINDS.map((kind) => em.connection.getMetadata(FACT_TABLES[kind]).tableName)),
    );
    const guards = ['no_update', 'no_delete', 'no_replace', 'not_archived'];
    const wanted = [...tables, 'case_record'].flatMap((table) => guards.map((guard) => `${table}_${guard}`));
    expect(wanted.filter((name) => !found.has(name))).toEqual([]);
  });
});
