import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bureau, obligations } from '../harness/bureau.js';
import { course } from '../harness/course.js';

describe('a case that legal review sends back', () => {
  let bureau: Bureau;
  beforeEach(async () => void (bureau = await Bureau.open('2025-09-01')));
  afterEach(async () => bureau.close());

  it('PEN-02 should be decided only after the second review has approved the improved draft', async () => {
    // given a first review that ends in IMPROVE
    const firm = await course.windowClosed(bureau);
    await firm.does('legal-review', {
      outcome: 'IMPROVE',
      procedure: 'FAIL',
      reasons: '采样记录缺少签名',
      returnTo: 'DRAFT',
    });

    // then the case is back at the draft and a decision is refused
    await firm.task('draft');
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-02');

    // when the draft is improved without a heavier penalty, then no new notice is needed and the review opens again
    await bureau.on('2025-09-25');
    await firm.does('draft', { amount: 140_000, reasons: '按裁量基准合计14%，采样记录已补正。' });
    expect((await firm.task('legal-review')).elementId).toBe('pen_legal_review');
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-02');

    // and the second review approves
    await bureau.on('2025-09-26');
    await firm.does('legal-review', {}, 'wu.fang');
    await firm.does('decision');
    expect((await firm.file()).decision).toMatchObject({ amount: 140_000, on: '2025-09-26' });
  });

  it('PEN-16 should serve a new notice when the improved draft is heavier', async () => {
    // given a review that sends the case back
    const firm = await course.windowClosed(bureau);
    await firm.does('legal-review', { outcome: 'REJECT', application: 'FAIL', reasons: '裁量不当' });
    // when the amount is raised
    await bureau.on('2025-09-24');
    await firm.does('draft', { amount: 180_000 });
    // then the procedure goes through a notice and its window again
    await firm.does('prior-notice');
    expect(await firm.openActs()).toEqual([]);
    expect(obligations(await firm.refusesOutOfOrder('decision'))).toContain('PEN-11');
  });

  it('should return to the investigation when the review asks for evidence', async () => {
    const firm = await course.windowClosed(bureau);
    await firm.does('legal-review', {
      outcome: 'IMPROVE',
      evidence: 'FAIL',
      reasons: '证据不足',
      returnTo: 'INVESTIGATION',
    });
    expect((await firm.task('investigation')).elementId).toBe('pen_investigate');
  });
});
