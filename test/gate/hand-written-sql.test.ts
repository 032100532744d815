import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { Bureau, obligations, type Case } from '../harness/bureau.js';
import { course } from '../harness/course.js';
import { throughGateway } from '../harness/gateway.js';

type Row = Readonly<Record<string, string | number | null>>;

/** Somebody with the database file and an SQL prompt, foreign keys off as SQLite's own shell has them. */
describe('the gate against hand-written SQL', () => {
  let bureau: Bureau;
  let sql: Database.Database;
  beforeEach(async () => {
    bureau = await Bureau.open('2025-09-01');
    sql = new Database(join(bureau.service.dataDir, 'fadu.db'));
    sql.pragma('foreign_keys = OFF');
  });
  afterEach(async () => {
    sql.close();
    await bureau.close();
  });

  const insert = (table: string, row: Row): void => {
    const names = Object.keys(row);
    sql
      .prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row));
  };
  const lastOf = (table: string, firm: Case): Row =>
    sql.prepare(`SELECT * FROM "${table}" WHERE "caseId" = ? ORDER BY "seq" DESC LIMIT 1`).get(firm.id) as Row;

  const forgedReview = (firm: Case): Row => {
    const draft = lastOf('draft', firm);
    return {
      id: 'forged-review',
      caseId: firm.id,
      seq: 99,
      on: '2025-09-24',
      actorId: 'zhou.min',
      draftId: draft['id'] ?? null,
      draftHash: draft['contentHash'] ?? null,
      outcome: 'APPROVE',
      competence: 'PASS',
      qualification: 'PASS',
      procedure: 'PASS',
      evidence: 'PASS',
      application: 'PASS',
      documents: 'PASS',
      transfer: 'PASS',
      reasons: '伪造',
      reviewBasis: 'VOLUNTARY',
      reviewerQualified: 1,
      qualificationNo: 'A20150001',
    };
  };
  const forgedDecision = (firm: Case, reviewId: string): Row => {
    const draft = lastOf('draft', firm);
    return {
      id: 'forged-decision',
      caseId: firm.id,
      seq: 100,
      on: '2025-09-25',
      actorId: 'feng.tao',
      documentNo: '环罚〔2025〕999号',
      draftId: draft['id'] ?? null,
      draftHash: draft['contentHash'] ?? null,
      reviewId,
      outcome: 'PENALTY',
      amount: 150_000,
    };
  };

  it('PEN-01 refuses a decision row without a review, in the database itself', async () => {
    const firm = await course.windowClosed(bureau);
    expect(() => insert('decision', forgedDecision(firm, 'no-review'))).toThrow(/PEN-0[12]/);
    expect((await firm.file()).decision).toBeNull();
  });

  it('PEN-01 refuses the decision when the review row was written by hand: the record chain does not carry it', async () => {
    // given a forged approval and a token moved to the decision
    const firm = await course.windowClosed(bureau);
    insert('review', forgedReview(firm));
    await throughGateway(bureau, async (client) =>
      client.completeJob({
        jobKey: (await firm.task('legal-review')).taskKey,
        variables: { reviewOutcome: 'APPROVE' },
      }),
    );
    await firm.task('decision');
    // when the head decides in good faith, then the decision is refused
    const problem = await firm.refuses('decision');
    expect(obligations(problem)).toContain('PEN-01');
    expect(problem.refusals?.map((refusal) => refusal.missing.en).join(' ')).toMatch(/record chain/);
    // and a decision row by hand is refused by the database for the same reason
    expect(() => insert('decision', forgedDecision(firm, 'forged-review'))).toThrow(/PEN-0[12]/);
    expect((await firm.file()).decision).toBeNull();
  });

  it('PEN-42 refuses to change or remove what is recorded', async () => {
    const firm = await course.approved(bureau);
    const review = lastOf('review', firm);
    expect(() => sql.prepare(`UPDATE "review" SET "outcome" = 'REJECT' WHERE "id" = ?`).run(review['id'])).toThrow(
      /PEN-42/,
    );
    expect(() => sql.prepare(`DELETE FROM "review" WHERE "id" = ?`).run(review['id'])).toThrow(/PEN-42/);
    expect(() => sql.prepare(`UPDATE "case_record" SET "on" = '2025-09-01' WHERE "caseId" = ?`).run(firm.id)).toThrow(
      /PEN-42/,
    );
  });

  it('should find an entry that was changed with the triggers dropped, and refuse the decision on it', async () => {
    // given somebody who may even change the schema back-dates the approval
    const firm = await course.approved(bureau);
    expect((await firm.verification()).intact).toBe(true);
    sql.exec('DROP TRIGGER "case_record_no_update"; DROP TRIGGER "review_no_update";');
    sql
      .prepare(`UPDATE "case_record" SET "on" = '2025-09-23' WHERE "caseId" = ? AND "kind" = 'legal-review'`)
      .run(firm.id);
    // then verify finds it and the decision is refused
    expect((await firm.verification()).intact).toBe(false);
    expect(obligations(await firm.refuses('decision'))).toEqual(expect.arrayContaining(['PEN-42']));
    expect((await firm.file()).decision).toBeNull();
  });

  it('should find an entry that was removed from the end of the chain', async () => {
    const firm = await course.approved(bureau);
    sql.exec('DROP TRIGGER "case_record_no_delete";');
    sql.prepare(`DELETE FROM "case_record" WHERE "caseId" = ? AND "kind" = 'legal-review'`).run(firm.id);
    expect((await firm.verification()).intact).toBe(false);
    expect((await firm.refuses('decision')).status).toBe(409);
  });
});
