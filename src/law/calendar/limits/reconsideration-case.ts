import { limitTable, text as t, type LimitRow } from './limit.js';

const SUIT = t(
  '申请人可在十五日内起诉；上级机关责令改正',
  'the applicant may sue within 15 days; the superior orders correction (ARL 34, 35)',
);
const NOT_COUNTED = t('中止、鉴定、勘验、补正期间', 'suspension, appraisal, on-site inspection, supplement');
const SIMPLE = t('适用简易程序', 'simple procedure');

const ROWS = {
  'T-REC-01': {
    name: t('申请行政复议', 'application for reconsideration'),
    period: '60CD',
    role: 'party',
    from: t('知道或者应当知道行政行为之日', 'day the act was or should have been known'),
    excluded: t('不可抗力或者其他正当理由耽误的期间', 'force majeure and other just cause'),
    consequence: t(
      '不予受理；未告知权利的自知道权利之日起算，最长一年',
      'refused; if rights were not told, from knowing them, at most one year after knowing the act',
    ),
    source: 'ARL 20',
  },
  'T-REC-02': {
    name: t('申请行政复议的最长期限', 'absolute bar to reconsideration'),
    period: '5Y',
    otherwise: [{ period: '20Y', when: t('因不动产提出申请', 'immovables') }],
    role: 'party',
    from: t('行政行为作出之日', 'day the act was made'),
    consequence: t('不予受理', 'refused'),
    source: 'ARL 21',
  },
  'T-REC-03': {
    name: t('受理审查', 'acceptance check'),
    period: '5WD',
    from: t('收到申请之日', 'receipt of the application'),
    consequence: t('期满之日视为受理', 'deemed accepted on expiry'),
    source: 'ARL 30',
  },
  'T-REC-04': {
    name: t('通知补正', 'request for supplement'),
    period: '5WD',
    from: t('收到申请之日', 'receipt of the application'),
    consequence: null,
    source: 'ARL 31',
  },
  'T-REC-05': {
    name: t('申请人补正', 'supplement by the applicant'),
    period: '10WD',
    role: 'party',
    from: t('收到补正通知之日', 'receipt of the notice'),
    extensions: [{ period: null, by: t('有正当理由的合理延长', 'reasonable, for just cause') }],
    consequence: t('无正当理由逾期不补正视为放弃申请', 'deemed abandoned without just cause'),
    source: 'ARL 31, 88',
  },
  'T-REC-06': {
    name: t('被申请人转送申请', 'application forwarded by the respondent'),
    period: '5WD',
    from: t('被申请人收到申请之日', 'receipt at the respondent'),
    consequence: t('对责任人员给予处分', 'discipline of those responsible'),
    source: 'ARL 32',
  },
  'T-REC-07': {
    name: t('发送申请书副本', 'copy sent to the respondent'),
    period: '7WD',
    otherwise: [{ period: '3WD', when: SIMPLE }],
    from: t('受理之日', 'acceptance'),
    consequence: null,
    source: 'ARL 48, 54',
  },
  'T-REC-08': {
    name: t('被申请人答复并提交证据', 'reply of the respondent with evidence'),
    period: '10WD',
    otherwise: [{ period: '5WD', when: SIMPLE }],
    from: t('收到申请书副本之日', 'receipt of the copy'),
    consequence: t(
      '视为该行政行为没有证据、依据；对责任人员给予处分',
      'treated as without evidence and basis (ARL 70); discipline (ARL 82)',
    ),
    source: 'ARL 48, 54',
  },
  'T-REC-09': {
    name: t('听证通知', 'notice of the hearing'),
    period: '5WD',
    bound: 'minimum',
    direction: 'before',
    opens: 'next-working-day',
    from: t('自听证之日向前计算', 'backwards from the hearing'),
    consequence: null,
    source: 'ARL 51',
  },
  'T-REC-10': {
    name: t('作出复议决定（普通程序）', 'decision, ordinary procedure'),
    period: '60CD',
    from: t('受理之日', 'acceptance'),
    extensions: [
      {
        period: '30CD',
        by: t('行政复议机构负责人批准并书面告知', 'head of the body, in writing to the parties before expiry'),
      },
    ],
    excluded: NOT_COUNTED,
    consequence: SUIT,
    source: 'ARL 62',
  },
} as const satisfies Record<string, LimitRow>;

/** T-REC-01 to T-REC-10: from the application to the decision in ordinary procedure. Domain reference §2.c. */
export const reconsiderationCase = limitTable(ROWS);
