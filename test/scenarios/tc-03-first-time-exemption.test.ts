import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bureau, obligations, type Case } from '../harness/bureau.js';

const NOX = {
  suspectedAct: '2025年10月28日氮氧化物小时均值超标0.06倍，持续2.5小时',
  causeOfAction: '超标排放大气污染物',
  legalBasis: '《大气污染防治法》第九十九条',
};
const FINDING = {
  facts: '自动监测数据显示氮氧化物小时均值超标0.06倍，持续2.5小时。',
  exceedance: 0.06,
  durationHours: 2.5,
  pollutantCount: 1,
  toxic: false,
  orderToCorrectOn: '2025-11-03',
  correctionVerifiedOn: '2025-11-10',
};
const EXEMPT = {
  outcome: 'NO_PENALTY_MINOR',
  ground: 'EX_FIRST',
  amount: undefined,
  facts: '氮氧化物小时均值超标0.06倍，持续2.5小时，首次违法，已及时改正。',
  reasons: '符合免罚清单。',
  educationRecord: '2025年11月10日对该单位负责人进行教育，制作笔录。',
};

/** TC-03 of the domain reference: first-time exemption. */
describe('TC-03 NOx above the standard for two and a half hours', () => {
  let bureau: Bureau;
  beforeEach(async () => void (bureau = await Bureau.open('2025-10-29')));
  afterEach(async () => bureau.close());

  it('should end without a penalty, with education, and close', async () => {
    // given the last finding of the same violation was in June 2024
    const plant = await filedAndInvestigated(bureau, '2024-06-15');
    expect(await plant.due('T-PEN-11')).toBe('2026-02-02');

    // and each condition has its evidence
    for (const proves of ['FIRST_TIME', 'NO_HARM', 'CORRECTED']) {
      await plant.does('evidence', { title: `证明：${proves}`, obtainedOn: '2025-11-10', proves: [proves] });
    }

    // when the draft is approved on 11-18 and decided on Fri 2025-11-21
    await examinedAndDrafted(bureau, plant);
    await bureau.on('2025-11-18');
    await plant.does('legal-review');
    await bureau.on('2025-11-21');
    await plant.does('decision', { outcome: 'NO_PENALTY_MINOR' });
    await plant.does('service');
    await bureau.on('2025-11-24');
    await plant.does('publication');
    await plant.does('closing', { condition: 'NO_PENALTY' });
    await plant.does('archiving');

    // then no fine was decided and nobody was asked to pay
    const file = await plant.file();
    expect(file.decision).toMatchObject({ outcome: 'NO_PENALTY_MINOR', on: '2025-11-21' });
    expect(file.state).toBe('ARCHIVED');
    expect(file['payments']).toEqual([]);
  });

  it('variant: a finding within twelve months keeps the case on the ordinary penalty path', async () => {
    // given the same violation was found on 2025-03-02
    const plant = await filedAndInvestigated(bureau, '2025-03-02');
    await examined(bureau, plant);

    // when a no-penalty draft names the list, then it is refused; a penalty draft leads to the notice
    expect(obligations(await plant.refuses('draft', EXEMPT))).toContain('PEN-29');
    await plant.does('draft', { amount: 100_000 });
    expect((await plant.task('prior-notice')).elementId).toBe('pen_notice');
  });

  it('variant: without evidence of the correction PEN-29 refuses the decision', async () => {
    // given everything but the proof of correction
    const plant = await filedAndInvestigated(bureau, '2024-06-15');
    for (const proves of ['FIRST_TIME', 'NO_HARM'])
      await plant.does('evidence', { obtainedOn: '2025-11-10', proves: [proves] });
    await examinedAndDrafted(bureau, plant);
    await bureau.on('2025-11-18');
    await plant.does('legal-review');

    // when the head decides, then the decision is refused and names what is missing
    await bureau.on('2025-11-21');
    const problem = await plant.refuses('decision', { outcome: 'NO_PENALTY_MINOR' });
    expect(obligations(problem)).toEqual(['PEN-29']);
    expect(problem.refusals?.[0]?.missing.zh).toMatch(/改正/);
  });
});

async function filedAndInvestigated(bureau: Bureau, lastFindingOn: string): Promise<Case> {
  const plant = await bureau.registerClue(NOX);
  await bureau.on('2025-11-03');
  await plant.does('intake');
  await plant.does('filing');
  await bureau.on('2025-11-10');
  await plant.does('investigation', { startedOn: '2025-11-03', ...FINDING, lastFindingOn });
  return plant;
}

async function examined(bureau: Bureau, plant: Case): Promise<void> {
  await bureau.on('2025-11-12');
  await plant.does('report', { proposal: '拟不予行政处罚' });
  await bureau.on('2025-11-13');
  await plant.does('examination');
}

async function examinedAndDrafted(bureau: Bureau, plant: Case): Promise<void> {
  await examined(bureau, plant);
  await bureau.on('2025-11-14');
  await plant.does('draft', EXEMPT);
}
