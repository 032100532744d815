import { limitTable, text as t, type LimitRow } from './limit.js';

const SERVICE_OF_NOTICE = t('告知书送达之日', 'service of the notice');

const ROWS = {
  'T-PEN-01': {
    name: t('追责期限', 'limitation'),
    period: '2Y',
    otherwise: [
      {
        period: '5Y',
        when: t('造成环境污染、生态破坏等危害后果', 'the act caused pollution, ecological damage or similar harm'),
      },
    ],
    exact: true,
    from: t('违法行为发生之日，有连续或继续状态的自终了之日', 'the act, or the end of a continuing act'),
    consequence: t('不再给予行政处罚；逾期决定属重大问题', 'no penalty; a decision is a fatal defect (CF24 20)'),
    source: 'ECODE 1054; APL 36',
  },
  'T-PEN-02': {
    name: t('立案审查', 'decision on filing'),
    period: '15CD',
    from: t('发现线索或收到材料之日', 'discovery or receipt of the clue'),
    extensions: [{ period: '15CD', by: t('负责人批准', 'head') }],
    consequence: t('对未及时立案的责任人员给予处分', 'discipline for not filing in time (APL 76)'),
    source: 'EEP-M 18',
  },
  'T-PEN-03': {
    name: t('先行登记保存证据的处理', 'disposal of preserved evidence'),
    period: '7WD',
    from: t('登记保存之日', 'preservation'),
    consequence: t('先行登记保存措施自动解除', 'the measure lapses'),
    source: 'APL 56; EEP-M 33',
  },
  'T-PEN-04': {
    name: t('紧急先行登记保存补办批准', 'late approval of urgent preservation'),
    period: '24H',
    from: t('采取措施之时', 'the measure'),
    consequence: t('措施违法', 'the measure is unlawful'),
    source: 'EEP-M 32',
  },
  'T-PEN-05': {
    name: t('查封、扣押', 'seizure'),
    period: '30CD',
    from: t('采取措施之日', 'the measure'),
    extensions: [{ period: '30CD', by: t('负责人书面批准并说明理由', 'head, in writing with reasons') }],
    excluded: t(
      '检测、检验、检疫、鉴定期间（应告知当事人）',
      'testing, inspection, quarantine, appraisal told to the party',
    ),
    consequence: t('应当解除；逾期属重大问题', 'must be lifted (ACL 28); fatal defect (CF24 25)'),
    source: 'ACL 25',
  },
  'T-PEN-06': {
    name: t('紧急查封、扣押补办批准', 'late approval of urgent seizure'),
    period: '24H',
    from: t('采取措施之时', 'the measure'),
    consequence: t('负责人不同意的应当立即解除', 'to be lifted at once if the head disagrees'),
    source: 'ACL 19',
  },
  'T-PEN-07': {
    name: t('陈述申辩期', 'statement and defence'),
    period: '5WD',
    role: 'party',
    from: SERVICE_OF_NOTICE,
    consequence: t('期满前作出决定属重大问题', 'a decision before it ends is a fatal defect (CF24 14)'),
    source: 'EEP-M 44',
  },
  'T-PEN-08': {
    name: t('要求听证', 'request for a hearing'),
    period: '5WD',
    role: 'party',
    from: SERVICE_OF_NOTICE,
    consequence: t('丧失听证权利', 'the right is lost'),
    source: 'APL 64(1); EEP-M 47',
  },
  'T-PEN-09': {
    name: t('听证通知', 'notice of the hearing'),
    period: '7WD',
    bound: 'minimum',
    direction: 'before',
    opens: 'next-working-day',
    from: t('自听证之日向前计算', 'backwards from the hearing'),
    consequence: t('程序违法', 'the procedure is unlawful'),
    source: 'APL 64(2)',
  },
  'T-PEN-10': {
    name: t('法制审核', 'legal review'),
    period: '5WD',
    from: t('收到完整送审材料之日', 'receipt of the complete file'),
    extensions: [{ period: '3WD', by: t('法制机构负责人批准', 'officer in charge of the legal unit') }],
    consequence: t('内部责任', 'internal accountability'),
    source: 'N118; GD-LR 18',
    local: true,
  },
  'T-PEN-11': {
    name: t('作出处理决定', 'decision'),
    period: '90CD',
    from: t('立案之日', 'filing'),
    extensions: [
      { period: '30CD', by: t('负责人批准', 'head') },
      { period: '30CD', by: t('负责人集体讨论决定', 'collective discussion of the heads') },
    ],
    excluded: t(
      '中止、听证、公告、监测（检测）、评估、鉴定、认定、送达、移送司法期间',
      'suspension, hearing, announcement, monitoring, assessment, appraisal, determination, service, criminal transfer',
    ),
    consequence: t('程序违法，可能被确认违法或撤销', 'breach of procedure: illegal confirmed or revoked (ARL 64, 65)'),
    source: 'APL 60; EEP-M 57',
  },
  'T-PEN-12': {
    name: t('送达处罚决定书', 'delivery of the decision'),
    period: '7WD',
    from: t('决定之日', 'decision'),
    consequence: t('程序瑕疵', 'procedure defect'),
    source: 'APL 61',
  },
  'T-PEN-13': {
    name: t('公告送达', 'service by announcement'),
    period: '30CD',
    bound: 'minimum',
    from: t('发出公告之日', 'announcement'),
    consequence: t('期满视为送达', 'deemed served on expiry'),
    source: 'CPL 95',
  },
  'T-PEN-14': {
    name: t('公开处罚决定', 'publication of the decision'),
    period: '7WD',
    from: t('决定之日', 'decision'),
    consequence: t('内部责任', 'internal accountability'),
    source: 'N118; EEP-M 64',
  },
  'T-PEN-15': {
    name: t('撤回已公开的决定', 'withdrawal of a published decision'),
    period: '3WD',
    from: t('变更、撤销、确认违法或无效之日', 'change, revocation, declared illegal or invalid'),
    consequence: null,
    source: 'APL 48',
  },
  'T-PEN-16': {
    name: t('简易程序决定备案', 'report of a simple-procedure decision'),
    period: '3WD',
    from: t('决定之日', 'decision'),
    consequence: null,
    source: 'APL 52; EEP-M 67',
  },
} as const satisfies Record<string, LimitRow>;

/** T-PEN-01 to T-PEN-16: from the clue to the decision, its delivery and its publication. Domain reference §1.c. */
export const untilDecision = limitTable(ROWS);
