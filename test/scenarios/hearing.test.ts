import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bureau, obligations, type Case } from '../harness/bureau.js';

/** TC-02 of the domain reference up to its decision: hearing, returned review, collective discussion, Spring Festival. */
describe('TC-02 a plating firm asks for a hearing', () => {
  let bureau: Bureau;
  beforeAll(async () => void (bureau = await Bureau.open('2025-12-15')));
  afterAll(async () => bureau.close());

  it('should hear the party, review again and discuss before the decision of 2026-03-20', async () => {
    // given a proposed fine of 620 000, filed on Thu 2025-12-18
    const firm = await toTheNotice(bureau);

    // when the notice is served on Thu 2026-02-12, then its window ends on Thu 2026-02-26
    await bureau.on('2026-02-12');
    expect(obligations(await firm.refuses('prior-notice', { hearingRightStated: false }))).toContain('PEN-12');
    await firm.does('prior-notice', { hearingRightStated: true });
    expect(await firm.due('T-PEN-07')).toBe('2026-02-26');

    // and a hearing requested on 02-25 blocks the decision
    await bureau.on('2026-02-25');
    await firm.does('hearing-request');
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-13');

    // and a notice of Fri 02-27 allows the hearing from Tue 2026-03-10, not on Mon 03-09
    await bureau.on('2026-02-27');
    expect(obligations(await firm.refuses('hearing-notice', { scheduledOn: '2026-03-09' }))).toContain('PEN-14');
    await firm.does('hearing-notice', { scheduledOn: '2026-03-10' });
    await bureau.on('2026-03-10');
    await firm.does('hearing');
    expect(await firm.due('T-PEN-11')).toBe('2026-04-09');

    // when the amount is lowered to 520 000 after the hearing
    await bureau.on('2026-03-11');
    await firm.does('hearing-report', { result: 'CHANGE', opinion: '当事人已消除危害后果，建议从轻' });
    await firm.does('draft', { amount: 520_000 });

    // then no new notice is needed; the first review sends back, the second approves
    await bureau.on('2026-03-13');
    await firm.does('legal-review', {
      outcome: 'IMPROVE',
      documents: 'FAIL',
      reasons: '采样记录缺少签名',
      returnTo: 'DRAFT',
    });
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-02');
    await bureau.on('2026-03-16');
    await firm.does('draft', { amount: 520_000, reasons: '采样记录已补正，当事人已消除危害后果。' });
    await bureau.on('2026-03-17');
    await firm.does('legal-review');

    // and PEN-17 keeps the decision from being made before the collective discussion
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-17');
    await bureau.on('2026-03-19');
    expect(
      obligations(
        await firm.refuses('collective-discussion', {
          members: ['zheng.bo', 'wang.jianguo'],
          opinions: opinionsOf(['zheng.bo', 'wang.jianguo']),
        }),
      ),
    ).toContain('PEN-06');
    await firm.does('collective-discussion');

    // and the decision is made on Fri 03-20 and served on Tue 03-24
    await bureau.on('2026-03-20');
    await firm.does('decision');
    expect(await firm.due('T-PEN-12')).toBe('2026-03-31');
    expect(await firm.due('T-PEN-14')).toBe('2026-03-31');
    await bureau.on('2026-03-24');
    await firm.does('service');
    expect(await firm.due('T-PEN-18')).toBe('2026-04-08');
    expect(await firm.due('T-PEN-21')).toBe('2026-05-25');
    expect(await firm.due('T-PEN-22')).toBe('2026-09-24');
  });
});

describe('a party that withdraws its hearing', () => {
  let bureau: Bureau;
  beforeAll(async () => void (bureau = await Bureau.open('2025-12-15')));
  afterAll(async () => bureau.close());

  it('should go on to the review once the withdrawal is in writing and the window has closed', async () => {
    // given a requested hearing
    const firm = await toTheNotice(bureau);
    await bureau.on('2026-02-12');
    await firm.does('prior-notice', { hearingRightStated: true });
    await bureau.on('2026-02-25');
    await firm.does('hearing-request');
    await firm.task('hearing-notice');

    // when the party withdraws it
    await firm.does('hearing-withdrawal');

    // then the case waits for the end of the window and is reviewed after it
    await bureau.on('2026-02-27');
    expect((await firm.task('legal-review')).elementId).toBe('pen_legal_review');
  });
});

const opinionsOf = (members: readonly string[]) =>
  members.map((memberId) => ({ memberId, opinion: '同意', agree: true }));

async function toTheNotice(bureau: Bureau): Promise<Case> {
  const firm = await bureau.registerClue({ partyName: '东山电镀有限公司（虚构）' });
  await bureau.on('2025-12-18');
  await firm.does('intake');
  await firm.does('filing');
  expect(await firm.due('T-PEN-11')).toBe('2026-03-18');
  await bureau.on('2026-01-05');
  await firm.does('investigation', {
    startedOn: '2025-12-19',
    monitorings: [
      { institution: '市环境监测站', sentOn: '2025-12-22', reportedOn: '2025-12-31', toldOn: '2026-01-05' },
    ],
  });
  await bureau.on('2026-01-20');
  await firm.does('report');
  await firm.does('examination');
  await bureau.on('2026-02-10');
  await firm.does('draft', { amount: 620_000 });
  return firm;
}
