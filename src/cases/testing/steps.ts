import type { ActResult } from '../acts.service.js';
import type { CaseKit } from './case-kit.js';

type Values = Readonly<Record<string, unknown>>;

/** Values each act is done with unless a test says otherwise: TC-01 of the domain reference, a fine of 150 000. */
export const STEPS: Readonly<Record<string, readonly [person: string, values: Values]>> = {
  intake: ['wang', { on: '2025-08-22', proposal: 'FILE', opinion: '有初步证据' }],
  filing: ['zheng', { on: '2025-09-02', result: 'FILE', opinion: '同意立案' }],
  investigation: [
    'wang',
    {
      startedOn: '2025-09-03',
      finishedOn: '2025-09-16',
      officers: ['wang', 'li'],
      certificatesShown: true,
      recusalRightTold: true,
      facts: '排放口化学需氧量超标0.3倍',
      monitorings: [{ institution: '市监测站', sentOn: '2025-09-03', reportedOn: '2025-09-12', toldOn: '2025-09-15' }],
      orderToCorrectOn: '2025-09-16',
      exceedance: 0.3,
      durationHours: 24,
      pollutantCount: 1,
      toxic: false,
    },
  ],
  report: ['wang', { on: '2025-09-18', summary: '调查终结', conclusion: 'VIOLATION', proposal: '罚款' }],
  examination: ['chen', { on: '2025-09-22', result: 'PASS', opinion: '事实清楚' }],
  draft: [
    'chen',
    {
      on: '2025-09-26',
      outcome: 'PENALTY',
      amount: 150_000,
      facts: '超标排放',
      reasons: '裁量15%',
      legalBasis: '水污染防治法第八十三条',
      discretion: '15%',
    },
  ],
  'prior-notice': [
    'zheng',
    {
      servedOn: '2025-09-30',
      serviceMode: 'DIRECT',
      receiptNo: 'S-1',
      hearingRightStated: true,
      documentNo: '环罚告〔2025〕1号',
    },
  ],
  'legal-review': [
    'zhou',
    {
      on: '2025-10-16',
      outcome: 'APPROVE',
      competence: 'PASS',
      qualification: 'PASS',
      procedure: 'PASS',
      evidence: 'PASS',
      application: 'PASS',
      documents: 'PASS',
      transfer: 'PASS',
      reasons: '同意',
    },
  ],
  'collective-discussion': [
    'zheng',
    {
      on: '2025-10-16',
      members: ['zheng', 'he', 'feng'],
      opinions: ['zheng', 'he', 'feng'].map((memberId) => ({ memberId, opinion: '同意', agree: true })),
      result: 'AGREE',
      signed: true,
      place: '三楼会议室',
    },
  ],
  decision: ['zheng', { on: '2025-10-17', documentNo: '环罚〔2025〕1号', outcome: 'PENALTY' }],
  service: ['wang', { servedOn: '2025-10-22', mode: 'DIRECT', recipient: '张三', receiptNo: 'S-2' }],
  publication: ['xu', { on: '2025-10-24', channel: '局网站', redacted: true }],
  execution: ['wang', { paidOn: '2025-11-05', amount: 150_000, receiptNo: 'F-1' }],
  evidence: [
    'wang',
    { kind: '照片', title: '整改照片', obtainedOn: '2025-11-05', proves: ['CORRECTED'], content: '已改正' },
  ],
  closing: ['zheng', { on: '2025-11-06', condition: 'PERFORMED', opinion: '同意结案' }],
  archiving: ['gao', { on: '2025-11-10', volumeNo: '2025-001', retentionYears: 30 }],
};

/** Does one act with its usual values, some of them replaced. */
export function step(kit: CaseKit, caseId: string, act: string, changes: Values = {}, by?: string): Promise<ActResult> {
  const [person, values] = STEPS[act] ?? ['wang', {}];
  return kit.do(caseId, act, by ?? person, { ...values, ...changes });
}

/** The acts one after another. */
export async function steps(kit: CaseKit, caseId: string, ...acts: string[]): Promise<void> {
  for (const act of acts) await step(kit, caseId, act);
}

export const UP_TO_DRAFT = ['intake', 'filing', 'investigation', 'report', 'examination', 'draft'];
export const UP_TO_REVIEW = [...UP_TO_DRAFT, 'prior-notice', 'legal-review'];
