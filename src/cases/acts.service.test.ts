import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '../platform/index.js';
import { UserTaskRow } from '../orchestration/index.js';
import { CaseKit } from './testing/case-kit.js';
import { STEPS, step, steps, UP_TO_DRAFT, UP_TO_REVIEW } from './testing/steps.js';

let kit: CaseKit;
beforeEach(async () => {
  kit = await CaseKit.open();
});
afterEach(() => kit.close());

/** The problem the promise rejects with. */
async function problem(attempt: Promise<unknown>): Promise<Problem['body']> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Problem) return error.body;
    throw error;
  }
  throw new Error('expected a problem, the attempt succeeded');
}
const refusedBy = async (attempt: Promise<unknown>): Promise<readonly string[]> => {
  const { type, refusals = [] } = await problem(attempt);
  expect(type).toBe('refused-by-law');
  return refusals.map(({ obligationId }) => obligationId);
};
const variablesTold = async (caseId: string): Promise<Record<string, unknown>> => {
  const told = await kit.told(caseId);
  return Object.assign({}, ...told.map((command) => ('variables' in command ? command.variables : {}))) as Record<
    string,
    unknown
  >;
};

describe('ActsService', () => {
  it('TC-01: carries a case from clue to archive and tells the engine of each act once', async () => {
    // given
    const caseId = await kit.register();
    // when
    await steps(kit, caseId, ...UP_TO_REVIEW, 'decision', 'service', 'publication', 'execution', 'evidence');
    await steps(kit, caseId, 'closing', 'archiving');
    // then
    const file = await kit.files.read(caseId);
    expect(file.caseNo).toBe('环罚立〔2025〕1号');
    expect(file.state).toBe('ARCHIVED');
    expect(file.decision).toMatchObject({ outcome: 'PENALTY', amount: 150_000, on: '2025-10-17' });
    expect(file.drafts[0]).toMatchObject({ hearingRequired: false, panelRequired: false, noticeRequired: true });
    expect(file.notices[0]).toMatchObject({ servedOn: '2025-09-30', windowClosesOn: '2025-10-14' });
    expect(await kit.files.verify(caseId)).toMatchObject({ intact: true, broken: null });
    expect(await variablesTold(caseId)).toMatchObject({
      proposal: 'FILE',
      filingResult: 'FILE',
      examinationResult: 'PASS',
      outcome: 'PENALTY',
      amount: 150_000,
      noticeRequired: true,
      windowClosesAt: '2025-10-15T00:00:00+08:00',
      reviewOutcome: 'APPROVE',
      decisionOutcome: 'PENALTY',
      payDueAt: '2025-11-07T00:00:00+08:00',
    });
    const completed = (await kit.told(caseId)).filter(({ kind }) => kind === 'complete-job');
    expect(completed).toHaveLength(14);
  });

  it('PEN-42: nothing is done in an archived case', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW, 'decision', 'service', 'publication', 'execution', 'evidence');
    await steps(kit, caseId, 'closing', 'archiving');
    expect(await refusedBy(step(kit, caseId, 'evidence', { obtainedOn: '2025-11-11' }))).toContain('PEN-42');
  });

  it('PEN-01: refuses a decision that nobody reviewed', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-01');
  });

  it('PEN-02: an IMPROVE bars the decision until a second review approves', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await step(kit, caseId, 'legal-review', { on: '2025-10-15', outcome: 'IMPROVE', evidence: 'FAIL' });
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-02');
    await step(kit, caseId, 'draft', { on: '2025-10-15' });
    await step(kit, caseId, 'legal-review');
    await expect(step(kit, caseId, 'decision')).resolves.toMatchObject({ act: 'decision' });
  });

  it('PEN-03: evidence after the approval voids it', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    await step(kit, caseId, 'evidence', { obtainedOn: '2025-10-16' });
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-03');
  });

  it('PEN-11: refuses the decision of TC-01 tried on 2025-10-11, and a waiver opens the way', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await step(kit, caseId, 'legal-review', { on: '2025-10-10' });
    expect(await refusedBy(step(kit, caseId, 'decision', { on: '2025-10-11' }))).toEqual(['PEN-11']);
    await kit.do(caseId, 'waiver', 'wang', { on: '2025-10-10', documentRef: '放弃声明' });
    await expect(step(kit, caseId, 'decision', { on: '2025-10-11' })).resolves.toBeDefined();
  });

  it('PEN-07: refuses an investigation whose second officer holds an expired certificate', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, 'intake', 'filing');
    expect(await refusedBy(step(kit, caseId, 'investigation', { officers: ['wang', 'old'] }))).toEqual(['PEN-07']);
  });

  it('PEN-05: refuses a review by somebody without the legal qualification', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    expect(await refusedBy(step(kit, caseId, 'legal-review', {}, 'unqualified'))).toEqual(['PEN-05']);
  });

  it('TC-02: a hearing, a lower draft without new notice, a collective discussion', async () => {
    const receivedOn = '2025-12-15';
    const caseId = await kit.register({ receivedOn, foundOn: receivedOn });
    await step(kit, caseId, 'intake', { on: '2025-12-16' });
    await step(kit, caseId, 'filing', { on: '2025-12-18' });
    const monitorings = [
      { institution: '市监测站', sentOn: '2025-12-22', reportedOn: '2025-12-31', toldOn: '2026-01-05' },
    ];
    const dates = { startedOn: '2025-12-19', finishedOn: '2026-01-10', orderToCorrectOn: '2026-01-10' };
    await step(kit, caseId, 'investigation', { ...dates, monitorings });
    await step(kit, caseId, 'report', { on: '2026-01-15' });
    await step(kit, caseId, 'examination', { on: '2026-01-20' });
    await step(kit, caseId, 'draft', { on: '2026-02-10', amount: 620_000 });
    await step(kit, caseId, 'prior-notice', { servedOn: '2026-02-12' });
    await kit.do(caseId, 'hearing-request', 'wang', { on: '2026-02-25' });
    const notice = { noticeServedOn: '2026-02-27', place: '听证室', hostId: 'qian', mode: 'PUBLIC' };
    expect(await refusedBy(kit.do(caseId, 'hearing-notice', 'qian', { ...notice, scheduledOn: '2026-03-09' }))).toEqual(
      ['PEN-14'],
    );
    await kit.do(caseId, 'hearing-notice', 'qian', { ...notice, scheduledOn: '2026-03-10' });
    const held = {
      heldOn: '2026-03-10',
      closedOn: '2026-03-10',
      ended: 'HELD',
      transcriptSigned: true,
      summary: '质证',
    };
    await kit.do(caseId, 'hearing', 'qian', held);
    const limits = (await kit.files.read(caseId)).limits;
    expect(limits.find(({ limitId }) => limitId === 'T-PEN-11')?.due).toBe('2026-04-09');
    await kit.do(caseId, 'hearing-report', 'qian', { on: '2026-03-11', opinion: '从轻', result: 'CHANGE' });
    await step(kit, caseId, 'draft', { on: '2026-03-11', amount: 520_000, reasons: '已消除危害' });
    expect((await kit.files.read(caseId)).drafts.at(-1)?.noticeRequired).toBe(false);
    await step(kit, caseId, 'legal-review', { on: '2026-03-17' });
    expect(await refusedBy(step(kit, caseId, 'decision', { on: '2026-03-20' }))).toEqual(['PEN-17']);
    await step(kit, caseId, 'collective-discussion', { on: '2026-03-19' });
    await step(kit, caseId, 'decision', { on: '2026-03-20' });
    // then
    const after = (await kit.files.read(caseId)).limits;
    expect(after.map(({ limitId, due }) => [limitId, due])).toEqual([
      ['T-PEN-12', '2026-03-31'],
      ['T-PEN-14', '2026-03-31'],
    ]);
  });

  it('TC-03: an exemption on the list, with evidence of each condition, is decided without notice', async () => {
    const caseId = await kit.register({ receivedOn: '2025-10-28', foundOn: '2025-10-28' });
    await step(kit, caseId, 'intake', { on: '2025-10-30' });
    await step(kit, caseId, 'filing', { on: '2025-11-03' });
    const found = {
      exceedance: 0.06,
      durationHours: 2.5,
      pollutantCount: 1,
      toxic: false,
      lastFindingOn: '2024-06-10',
    };
    const corrected = { orderToCorrectOn: '2025-11-03', correctionVerifiedOn: '2025-11-10', monitorings: [] };
    const dates = { startedOn: '2025-11-03', finishedOn: '2025-11-10' };
    await step(kit, caseId, 'investigation', { ...found, ...corrected, ...dates });
    await step(kit, caseId, 'report', { on: '2025-11-12' });
    await step(kit, caseId, 'examination', { on: '2025-11-13' });
    for (const proves of ['FIRST_TIME', 'NO_HARM', 'CORRECTED']) {
      await step(kit, caseId, 'evidence', { obtainedOn: '2025-11-10', title: proves, proves: [proves] });
    }
    const exempt = { outcome: 'NO_PENALTY_MINOR', amount: '', ground: 'EX_FIRST', educationRecord: '已教育' };
    await step(kit, caseId, 'draft', { on: '2025-11-14', ...exempt });
    await step(kit, caseId, 'legal-review', { on: '2025-11-18' });
    await step(kit, caseId, 'decision', { on: '2025-11-21', outcome: 'NO_PENALTY_MINOR' });
    expect((await kit.files.read(caseId)).decision).toMatchObject({ outcome: 'NO_PENALTY_MINOR', amount: 0 });
  });

  it('TC-03 variant: a finding within twelve months is not on the list (PEN-29)', async () => {
    const caseId = await kit.register({ receivedOn: '2025-10-28', foundOn: '2025-10-28' });
    await step(kit, caseId, 'intake', { on: '2025-10-30' });
    await step(kit, caseId, 'filing', { on: '2025-11-03' });
    const found = {
      exceedance: 0.06,
      durationHours: 2.5,
      pollutantCount: 1,
      toxic: false,
      lastFindingOn: '2025-03-02',
    };
    const corrected = { orderToCorrectOn: '2025-11-03', correctionVerifiedOn: '2025-11-10', monitorings: [] };
    await step(kit, caseId, 'investigation', {
      ...found,
      ...corrected,
      startedOn: '2025-11-03',
      finishedOn: '2025-11-10',
    });
    await step(kit, caseId, 'report', { on: '2025-11-12' });
    await step(kit, caseId, 'examination', { on: '2025-11-13' });
    const exempt = { on: '2025-11-14', outcome: 'NO_PENALTY_MINOR', ground: 'EX_FIRST', educationRecord: '已教育' };
    expect(await refusedBy(step(kit, caseId, 'draft', exempt))).toEqual(['PEN-29']);
  });

  it('statement and re-examination: each point is answered before the decision (PEN-15)', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await kit.do(caseId, 'statement', 'wang', { on: '2025-10-09', points: ['金额过高', '已经整改'] });
    await step(kit, caseId, 'legal-review');
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-15');
    const answers = ['金额过高', '已经整改'].map((point) => ({ point, answer: '不采纳', adopted: false }));
    await kit.do(caseId, 'reexamination', 'chen', { on: '2025-10-16', answers, result: 'UNCHANGED' });
    await step(kit, caseId, 'legal-review');
    await expect(step(kit, caseId, 'decision')).resolves.toBeDefined();
    expect((await kit.told(caseId)).filter(({ kind }) => kind === 'publish-message')).toMatchObject([
      { name: 'penalty-case.statement', correlationKey: caseId },
    ]);
  });

  it('a late request for a hearing loses the right (T-PEN-08); a late statement is recorded without going back', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    expect(await problem(kit.do(caseId, 'hearing-request', 'wang', { on: '2025-10-15' }))).toMatchObject({
      type: 'hearing-right-lost',
    });
    await kit.do(caseId, 'statement', 'wang', { on: '2025-10-15', points: ['迟到的意见'] });
    expect((await kit.told(caseId)).filter(({ kind }) => kind === 'publish-message')).toEqual([]);
  });

  it('an open recusal request bars the decision until somebody else decides it (PEN-09)', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    const request = { on: '2025-10-16', personId: 'chen', reason: '近亲属' };
    const { recordId } = await kit.do(caseId, 'recusal-request', 'wang', request);
    expect(await refusedBy(step(kit, caseId, 'decision'))).toContain('PEN-09');
    const refusal = { on: '2025-10-16', recusalId: recordId, result: 'REFUSED', reason: '不属实' };
    await kit.do(caseId, 'recusal-decision', 'zheng', refusal);
    await expect(step(kit, caseId, 'decision')).resolves.toBeDefined();
  });

  it('a recusal of the chief is not decided by the chief (EEP-M 6)', async () => {
    const caseId = await kit.register();
    const request = { on: '2025-08-22', personId: 'feng', reason: '利害关系' };
    const { recordId } = await kit.do(caseId, 'recusal-request', 'wang', request);
    const decision = { on: '2025-08-22', recusalId: recordId, result: 'REFUSED', reason: '不属实' };
    expect(await refusedBy(kit.do(caseId, 'recusal-decision', 'feng', decision))).toEqual(['PEN-09']);
    await expect(kit.do(caseId, 'recusal-decision', 'zheng', decision)).resolves.toBeDefined();
  });

  it('filing refused: the case is closed with its reason', async () => {
    const caseId = await kit.register();
    await step(kit, caseId, 'intake', { proposal: 'NO_FILE' });
    await step(kit, caseId, 'filing', { result: 'NO_FILE' });
    await kit.do(caseId, 'filing-refusal', 'zheng', { on: '2025-09-02', reason: '证据不足', replied: true });
    expect(await kit.files.read(caseId)).toMatchObject({ state: 'CLOSED', filedOn: null, limits: [] });
  });

  it('a criminal transfer is decided, handed over and closed', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT.slice(0, -1));
    await step(kit, caseId, 'draft', { outcome: 'CRIMINAL_TRANSFER', amount: null });
    await step(kit, caseId, 'legal-review');
    await step(kit, caseId, 'decision', { outcome: 'CRIMINAL_TRANSFER' });
    const handover = {
      approvedOn: '2025-10-17',
      handedOverOn: '2025-10-18',
      receiptNo: 'Y-1',
      copyToProcuratorate: true,
    };
    await kit.do(caseId, 'criminal-transfer', 'feng', handover);
    await expect(step(kit, caseId, 'closing', { condition: 'TRANSFERRED' })).resolves.toBeDefined();
  });

  it('a withdrawn hearing no longer bars the decision (PEN-13)', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    await kit.do(caseId, 'hearing-request', 'wang', { on: '2025-10-10' });
    await kit.do(caseId, 'hearing-withdrawal', 'wang', { on: '2025-10-13', documentRef: '撤回申请书' });
    await steps(kit, caseId, 'legal-review', 'decision');
    expect((await kit.files.read(caseId)).hearings).toMatchObject([{ ended: 'WITHDRAWN', closedOn: '2025-10-13' }]);
  });
});

describe('ActsService refuses what is not in order', () => {
  it('two requests race for one decision: one is recorded', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    const taskKey = await kit.open(caseId, 'decision');
    kit.on('2025-10-17');
    const [, values] = STEPS['decision'] ?? [];
    const request = { act: 'decision', caseId, values, taskKey };
    const outcomes = await Promise.allSettled([
      kit.acts.perform({ ...request, actor: kit.actor('zheng') }),
      kit.acts.perform({ ...request, actor: kit.actor('he') }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await kit.files.timeline(caseId)).filter(({ kind }) => kind === 'decision')).toHaveLength(1);
  });

  it('a second completion of one task is a conflict and leaves one row', async () => {
    const caseId = await kit.register();
    const taskKey = await kit.open(caseId, 'intake');
    kit.on('2025-08-22');
    const [, values] = STEPS['intake'] ?? [];
    const request = { act: 'intake', caseId, values, taskKey, actor: kit.actor('wang') };
    await kit.acts.perform(request);
    expect(await problem(kit.acts.perform(request))).toMatchObject({ type: 'already-accepted', status: 409 });
    const task = await kit.database.reader.findOneByOrFail(UserTaskRow, { taskKey: String(taskKey) });
    expect(task).toMatchObject({ outboxPending: true, assigneeId: 'wang' });
  });

  it('an act of a task without its open task is a conflict and writes nothing', async () => {
    const caseId = await kit.register();
    kit.on('2025-09-02');
    const values = { on: '2025-09-02', result: 'FILE', opinion: '同意' };
    const request = { act: 'filing', caseId, values, taskKey: null, actor: kit.actor('zheng') };
    expect(await problem(kit.acts.perform(request))).toMatchObject({ type: 'no-open-task' });
    expect((await kit.files.read(caseId)).filing).toBeNull();
  });

  it('a task somebody else claimed, and an act of another role, are forbidden', async () => {
    const caseId = await kit.register();
    const taskKey = await kit.open(caseId, 'intake');
    await kit.sql(`UPDATE "user_task" SET "assigneeId" = 'li' WHERE "taskKey" = '${taskKey}'`);
    const [, values] = STEPS['intake'] ?? [];
    kit.on('2025-08-22');
    const request = { act: 'intake', caseId, values, taskKey };
    expect(await problem(kit.acts.perform({ ...request, actor: kit.actor('wang') }))).toMatchObject({ status: 403 });
    expect(await problem(kit.acts.perform({ ...request, actor: kit.actor('zheng') }))).toMatchObject({ status: 403 });
  });

  it.each([
    ['a day that does not exist', { on: '2025-02-30' }],
    ['a day to come', { on: '2099-01-01' }],
    ['a day before the clue', { on: '2025-08-19' }],
    ['a missing value', { opinion: '  ' }],
  ])('%s is invalid input and writes nothing', async (_name, changes) => {
    const caseId = await kit.register();
    const taskKey = await kit.open(caseId, 'intake');
    kit.on('2025-08-22');
    const values = { ...STEPS['intake']?.[1], ...changes };
    const attempt = kit.acts.perform({ act: 'intake', caseId, values, taskKey, actor: kit.actor('wang') });
    expect(await problem(attempt)).toMatchObject({ type: 'invalid-input', status: 422 });
    expect((await kit.files.timeline(caseId)).map(({ kind }) => kind)).toEqual(['clue', 'party']);
  });

  it('says in Chinese and English which value does not fit, by its path', async () => {
    const caseId = await kit.register();
    const values = { ...STEPS['intake']?.[1], proposal: 'MAYBE' };
    const attempt = kit.acts.perform({ act: 'intake', caseId, values, taskKey: null, actor: kit.actor('wang') });
    const { errors = [] } = await problem(attempt);
    expect(errors).toEqual([{ path: 'values.proposal', message: expect.stringMatching(/无效.* \/ Invalid/) }]);
  });

  it('APPROVE with a failed point is invalid input (EEP-M 50)', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_DRAFT, 'prior-notice');
    expect(await problem(step(kit, caseId, 'legal-review', { procedure: 'FAIL' }))).toMatchObject({ status: 422 });
  });

  it('a decision other than the draft is refused', async () => {
    const caseId = await kit.register();
    await steps(kit, caseId, ...UP_TO_REVIEW);
    const attempt = step(kit, caseId, 'decision', { outcome: 'NO_PENALTY_NOT_ESTABLISHED' });
    await expect(attempt).rejects.toBeInstanceOf(Problem);
    expect((await kit.files.read(caseId)).decision).toBeNull();
  });

  it('two decisions never carry one document number', async () => {
    const first = await kit.register();
    await steps(kit, first, ...UP_TO_REVIEW, 'decision');
    const second = await kit.register();
    await steps(kit, second, ...UP_TO_REVIEW);
    expect(await problem(step(kit, second, 'decision'))).toMatchObject({
      type: 'invalid-input',
      errors: [{ path: 'values.documentNo' }],
    });
  });

  it('the judgement ahead of a form names what is missing and writes nothing', async () => {
    const caseId = await kit.register();
    const refusals = await kit.acts.judge('decision', caseId, kit.actor('zheng'));
    expect(refusals.map(({ obligationId }) => obligationId)).toContain('PEN-01');
    const views = await kit.files.actsOf(caseId, kit.actor('zheng'));
    expect(views.find(({ act }) => act === 'decision')).toMatchObject({ allowed: false, form: { id: 'decision' } });
    expect(views.find(({ act }) => act === 'filing')).toMatchObject({ allowed: true, direct: false });
  });

  it('cases are numbered within the year in which their clue came in', async () => {
    await kit.register();
    const second = await kit.files.read(await kit.register());
    const next = await kit.files.read(await kit.register({ receivedOn: '2026-01-05', foundOn: '2026-01-05' }));
    expect([second.caseNo, next.caseNo]).toEqual(['环罚立〔2025〕2号', '环罚立〔2026〕1号']);
    expect((await kit.files.list({ state: 'open', q: '2026〕', page: 1, pageSize: 10 })).total).toBe(1);
  });
});
