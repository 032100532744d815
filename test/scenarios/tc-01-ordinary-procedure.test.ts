import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bureau, obligations, type Case } from '../harness/bureau.js';

/** TC-01 of the domain reference: ordinary procedure, no hearing, long holiday. */
describe('TC-01 a textile firm above the COD standard, 2025', () => {
  let bureau: Bureau;
  beforeAll(async () => void (bureau = await Bureau.open('2025-08-20')));
  afterAll(async () => bureau.close());

  it('should run from clue to archive with every limit to the day', async () => {
    // given a clue received on Wed 2025-08-20
    const firm = await bureau.registerClue();
    expect(await firm.due('T-PEN-02')).toBe('2025-09-04');

    // when it is filed on Tue 2025-09-02
    await bureau.on('2025-09-02');
    await firm.does('intake');
    await firm.does('filing');
    expect(await firm.due('T-PEN-11')).toBe('2025-12-01');

    // and a sample, sent on 09-03, is reported on 09-12 and told to the party on 09-15
    await investigateWithSample(bureau, firm);
    expect(await firm.due('T-PEN-11')).toBe('2025-12-10');

    // and the prior notice is served on Tue 2025-09-30
    await noticeOnTheEveOfTheHoliday(bureau, firm);
    expect(await firm.due('T-PEN-07')).toBe('2025-10-14');

    // then a decision on Sat 2025-10-11 is refused, though natural days would have ended on 10-06
    await bureau.on('2025-10-11');
    const early = await firm.refusesOutOfOrder('decision');
    expect(early.status).toBe(409);
    expect(obligations(early)).toContain('PEN-11');
    const window = early.refusals?.find((refusal) => refusal.obligationId === 'PEN-11');
    expect(window?.article).not.toBe('');
    expect(window?.missing.zh).toContain('2025-10-14');
    expect(window?.remedy.text.zh).not.toBe('');

    // and the window stays open through its last day
    await bureau.on('2025-10-14', '23:59:00');
    expect(await firm.openActs()).toEqual([]);

    // when the review of 10-15 to 10-16 approves and the head decides on Fri 2025-10-17
    await bureau.on('2025-10-16');
    await firm.does('legal-review');
    await bureau.on('2025-10-17');
    await firm.does('decision');
    expect(await firm.due('T-PEN-12')).toBe('2025-10-28');
    expect(await firm.due('T-PEN-14')).toBe('2025-10-28');

    // and it is served on Wed 2025-10-22
    await bureau.on('2025-10-22');
    await firm.does('service');
    expect(await firm.due('T-PEN-18')).toBe('2025-11-06');
    expect(await firm.due('T-PEN-21')).toBe('2025-12-22');
    expect(await firm.due('T-PEN-22')).toBe('2026-04-22');

    // and published, paid on 11-05, closed and archived
    await firm.does('publication');
    await bureau.on('2025-11-05');
    await firm.does('execution');
    await firm.does('closing');
    await firm.does('archiving');

    // then the case is archived, its record chain intact, and nothing more can be added
    const file = await firm.file();
    expect(file.state).toBe('ARCHIVED');
    expect(file.decision).toMatchObject({ outcome: 'PENALTY', amount: 150_000, on: '2025-10-17' });
    expect((await firm.verification()).intact).toBe(true);
    expect(obligations(await firm.refuses('evidence'))).toContain('PEN-42');
  });
});

describe('TC-01 variant: a local hearing threshold of 50 000', () => {
  let bureau: Bureau;
  beforeAll(async () => void (bureau = await Bureau.open('2025-08-20')));
  afterAll(async () => bureau.close());

  it('PEN-12 refuses the same notice without the right to a hearing', async () => {
    // given the legal office has put the local figure into the decision table
    const office = await bureau.as('zhou.min');
    const current = await office.get<{ decisions: { id: string; xml: string }[] }>(
      '/procedures/penalty-case/versions/latest',
    );
    const table = current.decisions.find((decision) => decision.xml.includes('id="penalty-thresholds"'))?.xml ?? '';
    expect(table).toContain('200000');
    await office.ok('POST', '/procedures/penalty-case/decisions', {
      xml: table.replaceAll('200000', '50000'),
      note: '地方标准：五万元',
      validFrom: '2025-01-01',
    });

    // and the case of TC-01 stands before its notice
    const firm = await bureau.registerClue();
    await bureau.on('2025-09-02');
    await firm.does('intake');
    await firm.does('filing');
    await investigateWithSample(bureau, firm);
    await bureau.on('2025-09-29');
    await firm.does('draft');
    await bureau.on('2025-09-30');

    // when the notice leaves the right out, then it is refused; with the right it is served
    expect(obligations(await firm.refuses('prior-notice', { hearingRightStated: false }))).toEqual(['PEN-12']);
    await firm.does('prior-notice', { hearingRightStated: true });
  });
});

async function investigateWithSample(bureau: Bureau, firm: Case): Promise<void> {
  await bureau.on('2025-09-15');
  await firm.does('investigation', {
    startedOn: '2025-09-03',
    monitorings: [
      { institution: '市环境监测站', sentOn: '2025-09-03', reportedOn: '2025-09-12', toldOn: '2025-09-15' },
    ],
  });
  await bureau.on('2025-09-18');
  await firm.does('report');
  await firm.does('examination');
}

async function noticeOnTheEveOfTheHoliday(bureau: Bureau, firm: Case): Promise<void> {
  await bureau.on('2025-09-29');
  await firm.does('draft');
  await bureau.on('2025-09-30');
  await firm.does('prior-notice');
}
