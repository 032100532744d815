import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bureau, obligations, type Case } from '../harness/bureau.js';
import { course } from '../harness/course.js';
import { throughGateway } from '../harness/gateway.js';
import { sqlPrompt, type SqlPrompt, type SqlRow } from '../harness/sql-prompt.js';

/** Somebody with access to the database and an SQL prompt. */
describe('the gate against hand-written SQL', () => {
  let bureau: Bureau;
  let sql: SqlPrompt;
  beforeEach(async () => {
    bureau = await Bureau.open('2025-09-01');
    sql = await sqlPrompt(bureau);
  });
  afterEach(async () => {
    await sql.close();
    await bureau.close();
  });

  const lastOf = async (table: string, firm: Case): Promise<SqlRow> => {
    const row = await sql.get(`SELECT * FROM "${table}" WHERE "caseId" = ? ORDER BY "seq" DESC LIMIT 1`, firm.id);
    if (row === undefined) throw new Error(`case ${firm.id} has no ${table}`);
    return row;
  };

  const forgedReview = async (firm: Case): Promise<SqlRow> => {
    const draft = await lastOf('draft', firm);
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
  const forgedDecision = async (firm: Case, reviewId: string): Promise<SqlRow> => {
    const draft = await lastOf('draft', firm);
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
    await expect(sql.insert('decision', await forgedDecision(firm, 'no-review'))).rejects.toThrow(/PEN-0[12]/);
    expect((await firm.file()).decision).toBeNull();
  });

  it('PEN-01 refuses the decision when the review row was written by hand: the record chain does not carry it', async () => {
    // given a forged approval and a token moved to the decision
    const firm = await course.windowClosed(bureau);
    await sql.ignoreForeignKeys();
    await sql.insert('review', await forgedReview(firm));
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
    await expect(sql.insert('decision', await forgedDecision(firm, 'forged-review'))).rejects.toThrow(/PEN-0[12]/);
    expect((await firm.file()).decision).toBeNull();
  });

  it('PEN-42 refuses to change or remove what is recorded', async () => {
    const firm = await course.approved(bureau);
    const review = await lastOf('review', firm);
    await expect(sql.run(`UPDATE "review" SET "outcome" = 'REJECT' WHERE "id" = ?`, review['id'])).rejects.toThrow(
      /PEN-42/,
    );
    await expect(sql.run(`DELETE FROM "review" WHERE "id" = ?`, review['id'])).rejects.toThrow(/PEN-42/);
    await expect(sql.run(`UPDATE "case_record" SET "on" = '2025-09-01' WHERE "caseId" = ?`, firm.id)).rejects.toThrow(
      /PEN-42/,
    );
  });

  it('should find an entry that was changed with the triggers dropped, and refuse the decision on it', async () => {
    // given somebody who may even change the schema back-dates the approval
    const firm = await course.approved(bureau);
    expect((await firm.verification()).intact).toBe(true);
    await sql.dropTrigger('case_record_no_update', 'case_record');
    await sql.dropTrigger('review_no_update', 'review');
    await sql.run(
      `UPDATE "case_record" SET "on" = '2025-09-23' WHERE "caseId" = ? AND "kind" = 'legal-review'`,
      firm.id,
    );
    // then verify finds it and the decision is refused
    expect((await firm.verification()).intact).toBe(false);
    expect(obligations(await firm.refuses('decision'))).toEqual(expect.arrayContaining(['PEN-42']));
    expect((await firm.file()).decision).toBeNull();
  });

  it('should find an entry that was removed from the end of the chain', async () => {
    const firm = await course.approved(bureau);
    await sql.ignoreForeignKeys();
    await sql.dropTrigger('case_record_no_delete', 'case_record');
    await sql.run(`DELETE FROM "case_record" WHERE "caseId" = ? AND "kind" = 'legal-review'`, firm.id);
    expect((await firm.verification()).intact).toBe(false);
    expect((await firm.refuses('decision')).status).toBe(409);
  });
});
