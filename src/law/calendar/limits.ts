import type { LocalText } from '../../model/finding.js';
import type { Period } from './period.js';

/** One row of the table of limits of a procedure (domain reference §1.c). Texts are for screens and documents. */
export interface StatutoryLimit {
  readonly id: string;
  readonly name: LocalText;
  /** Null where the law sets a relation instead of a length (T-PEN-19, T-PEN-20). */
  readonly period: Period | null;
  /** Other lengths the law allows, each with its condition. */
  readonly otherwise: readonly { readonly period: Period; readonly when: LocalText }[];
  /** `minimum`: at least so long must pass; else at latest. */
  readonly bound: 'maximum' | 'minimum';
  /** Whose period: decides between statutory and safe day (§6.1 rule 9). */
  readonly role: 'party' | 'organ';
  readonly from: LocalText;
  /** Extensions in the order they may be granted; empty: nobody may extend. */
  readonly extensions: readonly { readonly period: Period; readonly by: LocalText }[];
  /** What does not count; null: nothing. */
  readonly excluded: LocalText | null;
  /** What follows when it is missed; null where the law says nothing. */
  readonly consequence: LocalText | null;
  readonly source: string;
  /** Set by province, city or organ: the value is a default for configuration, not a constant. */
  readonly local: boolean;
}

type Optional = 'otherwise' | 'bound' | 'role' | 'extensions' | 'excluded' | 'local';
type Row = Omit<StatutoryLimit, 'id' | Optional> & Partial<Pick<StatutoryLimit, Optional>>;

const t = (zh: string, en: string): LocalText => ({ zh, en });

const SERVICE_OF_NOTICE = t('告知书送达之日', 'service of the notice');
const DISCIPLINE = t('对责任人员给予处分', 'discipline of those responsible');

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
  'T-PEN-17': {
    name: t('交缴当场收缴的罚款', 'hand-in of cash collected on the spot'),
    period: '2WD',
    otherwise: [{ period: '2WD', when: t('机关缴付银行', 'then the organ pays it to the bank') }],
    from: t('收缴之日', 'collection'),
    consequence: null,
    source: 'APL 71',
  },
  'T-PEN-18': {
    name: t('缴纳罚款', 'payment of the fine'),
    period: '15CD',
    role: 'party',
    from: t('收到决定书之日', 'receipt of the decision'),
    consequence: t('加处罚款', 'surcharge'),
    source: 'APL 67',
  },
  'T-PEN-19': {
    name: t('申请延期、分期缴纳', 'application for postponement or instalments'),
    period: null,
    role: 'party',
    from: t('缴款期限届满前', 'before the payment date'),
    consequence: t('申请逾期', 'the application is late'),
    source: 'EEP-M 73',
  },
  'T-PEN-20': {
    name: t('加处罚款（每日3%，不超过罚款数额）', 'surcharge, 3 % a day up to the fine'),
    period: null,
    from: t('缴款期限届满次日', 'the day after the payment date'),
    excluded: t('行政复议、行政诉讼期间', 'reconsideration and litigation'),
    consequence: t('超出罚款数额的部分无效', 'nothing above the fine may be charged'),
    source: 'APL 72, 73; ACL 45',
  },
  'T-PEN-21': {
    name: t('申请行政复议', 'application for reconsideration'),
    period: '60CD',
    role: 'party',
    from: t('知道处罚决定之日', 'knowing the decision'),
    excluded: t('不可抗力或其他正当理由耽误的期间', 'force majeure and other just cause'),
    consequence: t('逾期；未告知权利的最长一年', 'out of time; at most one year if rights were not told'),
    source: 'ARL 20',
  },
  'T-PEN-22': {
    name: t('直接提起行政诉讼', 'direct suit'),
    period: '6M',
    role: 'party',
    from: t('知道处罚决定之日', 'knowing the decision'),
    excluded: t('不属于当事人自身原因耽误的期间', "delay that is not the party's fault"),
    consequence: t('逾期；未告知起诉期限的最长一年', 'out of time; at most one year if the period was not told'),
    source: 'ALL 46; ALL-I 64',
  },
  'T-PEN-23': {
    name: t('复议后起诉', 'suit after reconsideration'),
    period: '15CD',
    role: 'party',
    from: t('收到复议决定书之日', 'receipt of the reconsideration decision'),
    consequence: t('逾期', 'out of time'),
    source: 'ALL 45',
  },
  'T-PEN-24': {
    name: t('催告期', 'wait after the reminder'),
    period: '10WD',
    bound: 'minimum',
    role: 'party',
    from: t('催告书送达之日', 'service of the reminder'),
    consequence: t('法院不予受理', 'the court refuses'),
    source: 'ACL 54, 69',
  },
  'T-PEN-25': {
    name: t('申请法院强制执行', 'application to the court'),
    period: '3M',
    from: t('复议、诉讼期限届满之日；延期缴纳的自延期届满之日', 'end of the remedy period, or of the postponement'),
    excluded: t('正当理由耽误的期间', 'just cause'),
    consequence: t('法院不予受理，处罚无法强制执行', 'the court refuses; the penalty cannot be enforced'),
    source: 'ACL 53; ALL-I 156; APL 72',
  },
  'T-PEN-26': {
    name: t('决定是否移送涉嫌犯罪', 'decision on criminal transfer'),
    period: '3D',
    from: t('收到书面报告之日', 'written report'),
    consequence: DISCIPLINE,
    source: 'T310 5',
  },
  'T-PEN-27': {
    name: t('向公安机关移送', 'hand-over to the police'),
    period: '24H',
    from: t('批准移送之时', 'approval'),
    consequence: DISCIPLINE,
    source: 'T310 5; J17 6',
  },
  'T-PEN-28': {
    name: t('公安机关答复', 'answer of the police'),
    period: '3D',
    otherwise: [
      { period: '7D', when: t('需要查证', 'to be verified') },
      { period: '30D', when: t('案情重大复杂', 'complex') },
    ],
    from: t('接受移送之日', 'receipt'),
    consequence: t('可建议检察机关监督', 'the procuratorate may be asked to supervise'),
    source: 'T310 8; J17 9',
  },
  'T-PEN-29': {
    name: t('对不予立案提请复议', 'contest of a refusal to open a criminal case'),
    period: '3WD',
    from: t('收到不予立案通知之日', 'receipt of the refusal'),
    consequence: t('转为建议立案监督', 'procuratorate supervision remains'),
    source: 'J17 11',
  },
  'T-PEN-30': {
    name: t('移交涉案物品和材料', 'hand-over of goods and files'),
    period: '3D',
    from: t('收到立案通知之日', 'notice of criminal filing'),
    consequence: DISCIPLINE,
    source: 'T310 12',
  },
  'T-PEN-31': {
    name: t('送达责令改正决定书', 'service of the order to correct'),
    period: '3WD',
    from: t('取得监测报告之日', 'monitoring report obtained'),
    consequence: null,
    source: 'D28 8',
  },
  'T-PEN-32': {
    name: t('按日连续处罚复查', 're-inspection in the daily-penalty track'),
    period: '30CD',
    from: t('责令改正决定书送达之日', 'service of the order'),
    consequence: t('属重大问题', 'fatal defect (CF24 23)'),
    source: 'D28 10',
  },
  'T-PEN-33': {
    name: t('督办案件结案报告', 'report of a supervised case'),
    period: '20CD',
    from: t('结案之日', 'closing'),
    consequence: null,
    source: '2010 办法 74',
  },
} as const satisfies Record<string, Row>;

export type LimitId = keyof typeof ROWS;

const DEFAULTS = {
  otherwise: [],
  bound: 'maximum',
  role: 'organ',
  extensions: [],
  excluded: null,
  local: false,
} as const;

/** The limits of the penalty procedure by id, complete from T-PEN-01 to T-PEN-33. */
export const penaltyLimits: Readonly<Record<LimitId, StatutoryLimit>> = Object.fromEntries(
  Object.entries(ROWS as Record<LimitId, Row>).map(([id, row]) => [id, { id, ...DEFAULTS, ...row }]),
) as unknown as Record<LimitId, StatutoryLimit>;
