import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Bureau, obligations, type Case } from '../harness/bureau.js';
import { actValues } from '../harness/values.js';
import { course } from '../harness/course.js';
import { throughGateway } from '../harness/gateway.js';
import { eventually } from '../harness/service.js';

const FORGED = {
  reviewOutcome: 'APPROVE',
  decisionOutcome: 'PENALTY',
  outcome: 'PENALTY',
  amount: 150_000,
  thresholds: { hearingRequired: false, panelRequired: false },
};

interface Incident {
  readonly caseId: string;
  readonly elementId: string;
  readonly message: string;
}

/**
 * 未经法制审核或者审核未通过的，不得作出决定. Each test is one way to get a decision without a valid review; after each
 * the case file holds no decision.
 */
describe('the gate under attack', () => {
  let bureau: Bureau;
  beforeEach(async () => void (bureau = await Bureau.open('2025-09-01')));
  afterEach(async () => bureau.close());

  const undecided = async (firm: Case): Promise<void> => expect((await firm.file()).decision).toBeNull();
  const incidentOf = (firm: Case): Promise<Incident> =>
    eventually('an incident', async () => {
      const page = await (await bureau.as('lin.xue')).get<{ rows: Incident[] }>('/incidents?state=open');
      return page.rows.find((incident) => incident.caseId === firm.id);
    });

  it('PEN-01 refuses a decision asked for out of order, before any review', async () => {
    const firm = await course.windowClosed(bureau);
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-01');
    await undecided(firm);
    // and the case page can say so beforehand: forbidden, why, and what would allow it
    const law = await (
      await bureau.as('lin.xue')
    ).get<{ steps: { step: string; status: string; outcomes: { refusals: { remedy: { act: string } }[] }[] }[] }>(
      `/cases/${firm.id}/law`,
    );
    const decision = law.steps.find(({ step }) => step === 'decision');
    expect(decision?.status).toBe('forbidden');
    expect(decision?.outcomes[0]?.refusals.map(({ remedy }) => remedy.act)).toContain('legal-review');
  });

  it('PEN-02 refuses a decision after a review that rejected', async () => {
    const firm = await course.windowClosed(bureau);
    await firm.does('legal-review', { outcome: 'REJECT', application: 'FAIL', reasons: '适用依据错误' });
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-02');
    await undecided(firm);
  });

  it('PEN-01 holds when the review task is completed through raw gRPC with a forged outcome', async () => {
    // given the review task is open
    const firm = await course.windowClosed(bureau);
    const review = await firm.task('legal-review');
    // when a program completes its job with an approval in the variables
    await throughGateway(bureau, (client) => client.completeJob({ jobKey: review.taskKey, variables: FORGED }));
    // then the token reaches the decision, and the decision is refused: variables are not facts
    await firm.task('decision');
    expect(obligations(await firm.refuses('decision'))).toContain('PEN-01');
    await undecided(firm);
  });

  it('PEN-01 holds when review and decision are both completed through raw gRPC', async () => {
    // given both jobs are completed with forged variables
    const firm = await course.windowClosed(bureau);
    await throughGateway(bureau, async (client) => {
      await client.completeJob({ jobKey: (await firm.task('legal-review')).taskKey, variables: FORGED });
      await client.completeJob({ jobKey: (await firm.task('decision')).taskKey, variables: FORGED });
    });
    // then the instance stops before service with an incident that names the obligation, and nothing can be served
    const incident = await incidentOf(firm);
    expect(incident.elementId).toBe('pen_issue');
    expect(incident.message).toContain('PEN-01');
    expect((await firm.refusesOutOfOrder('service')).status).toBe(409);
    // and it is the supervisor's turn
    const overview = await (
      await bureau.as('lin.xue')
    ).get<{ rows: { caseId: string; turn: { id: string }[] }[] }>('/supervision/cases?page=1');
    expect(overview.rows.find((row) => row.caseId === firm.id)?.turn.map(({ id }) => id)).toEqual(['supervisor']);
    await undecided(firm);
  });

  it('PEN-03 refuses a decision on another draft than the approved one', async () => {
    // given an approved draft and a token moved back to the draft by an operator
    const firm = await course.approved(bureau);
    await moveToken(bureau, firm, 'pen_draft');
    // when another draft is made
    await firm.does('draft', { amount: 120_000, reasons: '另拟' });
    // then the approval does not carry over to it
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toEqual(expect.arrayContaining(['PEN-03']));
    await undecided(firm);
  });

  it('PEN-03 refuses a decision when evidence came after the approval', async () => {
    const firm = await course.approved(bureau);
    await firm.does('evidence', { title: '新监测报告' });
    expect(obligations(await firm.refuses('decision'))).toContain('PEN-03');
    await undecided(firm);
  });

  it('PEN-06 refuses the review of a person who investigated', async () => {
    // given an investigator who also holds the reviewer's role
    await grantRole(bureau, 'li.na', 'legal_reviewer');
    const firm = await course.windowClosed(bureau);
    // when she reviews, then she is refused
    expect(obligations(await firm.refuses('legal-review', {}, 'li.na'))).toContain('PEN-06');
    await undecided(firm);
  });

  it('PEN-05 refuses the review of a person without the national legal qualification', async () => {
    const firm = await course.windowClosed(bureau);
    const refusal = await firm.refuses('legal-review', {}, 'sun.hao');
    expect(obligations(refusal)).toContain('PEN-05');
    expect(refusal.detail.zh).toContain('孙浩');
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-01');
    await undecided(firm);
  });

  it('PEN-07 refuses an investigation signed with an expired certificate', async () => {
    // given Zhao Lei's certificate expired on 2025-06-30
    const firm = await bureau.registerClue();
    await bureau.on('2025-09-02');
    await firm.does('intake');
    await firm.does('filing');
    // when he signs as the second officer, then the investigation is refused
    expect(obligations(await firm.refuses('investigation', { officers: ['wang.jianguo', 'zhao.lei'] }))).toContain(
      'PEN-07',
    );
    await undecided(firm);
  });

  it('should make one decision of two racing requests', async () => {
    // given an approved case
    const firm = await course.approved(bureau);
    const { taskKey } = await firm.task('decision');
    const decide = async (by: string) =>
      (await bureau.as(by)).call('POST', `/tasks/${taskKey}/completion`, { values: actValues('decision', bureau.day) });
    await bureau.as('zheng.bo');
    // when two heads decide at the same moment
    const [first, second] = await Promise.all([decide('feng.tao'), decide('zheng.bo')]);
    // then exactly one is made
    const statuses = [first.status, second.status].sort();
    expect(statuses[0]).toBeLessThan(300);
    expect(statuses[1]).toBe(409);
    expect((await firm.verification()).intact).toBe(true);
  });

  it('PEN-03 leaves no order of evidence and decision in which the approval was already void', async () => {
    const firm = await course.approved(bureau);
    const [decision, evidence] = await Promise.all([
      firm.tries('decision'),
      firm.tries('evidence', { title: '同时提交' }),
    ]);
    const { decision: made } = await firm.file();
    expect(evidence.status).toBeLessThan(300);
    expect(made === null ? decision.status : 409).toBe(409);
    const timeline = await (
      await bureau.as('lin.xue')
    ).get<{ seq: number; kind: string }[]>(`/cases/${firm.id}/timeline`);
    const at = (kind: string): number => timeline.findLastIndex((entry) => entry.kind === kind);
    if (made !== null) expect(at('decision')).toBeLessThan(at('evidence'));
  });

  it('PEN-11 holds when a message is published early through gRPC to end the defence window', async () => {
    // given the window is open until 2025-09-22
    const firm = await course.noticed(bureau);
    await bureau.on('2025-09-17');
    // when a program publishes the waiver message itself
    await throughGateway(bureau, (client) =>
      client.publishMessage({
        name: 'penalty-case.waiver',
        correlationKey: firm.id,
        timeToLive: 60_000,
        variables: {},
      }),
    );
    // then the review opens, but a decision is still refused: there is no waiver in the case file
    await firm.task('legal-review');
    await firm.does('legal-review').catch(() => undefined);
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-11');
    await undecided(firm);
  });

  it('PEN-01 holds when an instance is modified to stand at the decision', async () => {
    const firm = await course.windowClosed(bureau);
    await moveToken(bureau, firm, 'pen_decide');
    await firm.task('decision');
    expect(obligations(await firm.refuses('decision'))).toContain('PEN-01');
    await undecided(firm);
  });

  it('PEN-01 holds for a process deployed through gRPC without the review step', async () => {
    // given a version that leads from the thresholds straight to the decision, deployed behind the application's back
    const lawful = readFileSync('processes/penalty-case/penalty-case.bpmn', 'utf8');
    const unlawful = withoutReview(lawful);
    const foreign = await throughGateway(bureau, (client) =>
      client.deployProcess({ name: 'penalty-case.bpmn', definition: Buffer.from(unlawful) }),
    );
    expect(foreign.processes[0]?.version).toBeGreaterThan(1);
    // when a case is started, then it runs the approved version
    const firm = await course.examined(bureau);
    const diagram = await (await bureau.as('lin.xue')).get<{ version: number }>(`/cases/${firm.id}/diagram`);
    expect(diagram.version).toBeLessThan(foreign.processes[0]?.version ?? 0);
    // and an instance of the foreign version for this case does not help either
    await throughGateway(bureau, (client) =>
      client.createProcessInstance({
        bpmnProcessId: 'penalty-case',
        version: foreign.processes[0]?.version ?? 0,
        variables: { caseId: firm.id, ...FORGED },
      }),
    );
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-01');
    // and supervisors are told of the foreign version
    const alerts = await eventually('an alert', async () => {
      const found = await (await bureau.as('lin.xue')).get<{ rows?: { kind: string }[] }>('/supervision/alerts');
      return JSON.stringify(found).includes('foreign') ? found : undefined;
    });
    expect(alerts).toBeDefined();
    await undecided(firm);
  });

  it('should refuse to deploy a procedure without the review step through the application', async () => {
    const office = await bureau.as('zhou.min');
    const unlawful = withoutReview(readFileSync('processes/penalty-case/penalty-case.bpmn', 'utf8'));
    const problem = await office.problem('POST', '/procedures/penalty-case/versions', {
      xml: unlawful,
      note: '简化流程',
    });
    expect(problem.status).toBe(422);
    expect(problem.findings?.length).toBeGreaterThan(0);
    expect(problem.findings?.map((finding) => finding.elementId)).toContain('pen_decide');
  });

  it('PEN-01 refuses a decision dated before the review that would carry it', async () => {
    // given a review of 2025-09-24
    const firm = await course.approved(bureau);
    await bureau.on('2025-09-25');
    // when the decision is dated the day before, after the window but before the review
    const problem = await firm.refuses('decision', { on: '2025-09-23' });
    // then it is refused, and so is one dated inside the window or tomorrow
    expect(obligations(problem)).toEqual(expect.arrayContaining([expect.stringMatching(/PEN-0[12]/)]));
    expect(obligations(await firm.refuses('decision', { on: '2025-09-19' }))).toContain('PEN-11');
    expect((await firm.refuses('decision', { on: '2025-09-26' })).status).toBe(422);
    await undecided(firm);
  });

  it('should let nobody decide who is not a head', async () => {
    const firm = await course.approved(bureau);
    const problem = await firm.refuses('decision', {}, 'wang.jianguo');
    expect(problem.status).toBe(403);
    await undecided(firm);
  });

  it('PEN-04 refuses a decision whose approval is older than the hearing', async () => {
    // given an approving review while an operator keeps a hearing for later
    const firm = await course.noticed(bureau, { draft: { amount: 250_000 }, notice: { hearingRightStated: true } });
    await bureau.on('2025-09-16');
    await firm.does('hearing-request');
    await firm.task('hearing-notice');
    // when the token is moved to the review before the hearing was held
    await moveToken(bureau, firm, 'pen_legal_review');
    await bureau.on('2025-09-24');
    const review = await firm.refuses('legal-review');
    // then the review itself is refused while the hearing is open, and so is the decision
    expect(obligations(review)).toEqual(expect.arrayContaining(['PEN-13']));
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toEqual(expect.arrayContaining(['PEN-13']));
    await undecided(firm);
  });
});

/** Activates `elementId` in the instance of the case through ModifyProcessInstance, as an operator's tool could. */
async function moveToken(bureau: Bureau, firm: Case, elementId: string): Promise<void> {
  const diagram = await (await bureau.as('lin.xue')).get<{ processInstanceKey: string }>(`/cases/${firm.id}/diagram`);
  await throughGateway(bureau, (client) =>
    client.modifyProcessInstance({
      processInstanceKey: diagram.processInstanceKey,
      activateInstructions: [{ elementId, ancestorElementInstanceKey: '-1', variableInstructions: [] }],
    } as unknown as Parameters<typeof client.modifyProcessInstance>[0]),
  );
}

async function grantRole(bureau: Bureau, personId: string, role: string): Promise<void> {
  const admin = await bureau.as('admin');
  const people = await admin.get<{ id: string; roles: string[] }[]>('/people');
  const person = people.find((candidate) => candidate.id === personId);
  await admin.ok('PUT', `/people/${personId}`, {
    ...person,
    roles: [...(person?.roles ?? []), role],
    legalQualification: { number: 'A20150001', obtainedOn: '2015-03-01' },
  });
}

/** The penalty case with every flow into the review led to the decision instead. */
function withoutReview(xml: string): string {
  const bent = xml.replaceAll('targetRef="pen_legal_review"', 'targetRef="pen_decide"');
  if (bent === xml) throw new Error('the diagram has no flow into pen_legal_review');
  return bent;
}
