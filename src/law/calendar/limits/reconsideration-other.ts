import { limitTable, text as t, type LimitRow } from './limit.js';

const ROWS = {
  'T-REC-11': {
    name: t('作出复议决定（简易程序）', 'decision, simple procedure'),
    period: '30CD',
    from: t('受理之日', 'acceptance'),
    excluded: t('中止、鉴定、勘验、补正期间', 'suspension, appraisal, on-site inspection, supplement'),
    consequence: t(
      '不得延长，可转为普通程序；申请人可在十五日内起诉，上级机关责令改正',
      'no extension, only conversion to the ordinary procedure; the applicant may sue within 15 days; the superior orders correction',
    ),
    source: 'ARL 62, 55',
  },
  'T-REC-12': {
    name: t('规范性文件附带审查（有权处理）', 'incidental review within own power'),
    period: '30CD',
    from: t('中止之日', 'day of suspension'),
    consequence: null,
    source: 'ARL 56, 57',
  },
  'T-REC-13': {
    name: t('规范性文件转送有权机关', 'transfer of the normative review'),
    period: '7WD',
    from: t('中止之日', 'day of suspension'),
    consequence: null,
    source: 'ARL 56, 57',
  },
  'T-REC-14': {
    name: t('通知制定机关答复', 'notice to the author of the document'),
    period: '3WD',
    from: t('中止之日', 'day of suspension'),
    consequence: null,
    source: 'ARL 58',
  },
  'T-REC-15': {
    name: t('制定机关书面答复', 'reply of the author of the document'),
    period: '10WD',
    from: t('收到通知之日', 'receipt of the notice'),
    consequence: null,
    source: 'ARL 58',
  },
  'T-REC-16': {
    name: t('接受转送的机关处理', 'answer of the organ it was transferred to'),
    period: '60CD',
    from: t('收到转送之日', 'receipt'),
    consequence: null,
    source: 'ARL 60',
  },
  'T-REC-17': {
    name: t('中止满期终止', 'termination after suspension'),
    period: '60CD',
    bound: 'minimum',
    from: t('中止之日（限第三十九条第一款第一、二、四项）', 'suspension under ARL 39 items 1, 2, 4 only'),
    consequence: t('中止原因仍未消除的终止', 'terminated if the ground has not ended'),
    source: 'ARL 41',
  },
  'T-REC-18': {
    name: t('报告意见书整改情况', 'report on the opinion letter'),
    period: '60CD',
    from: t('收到行政复议意见书之日', 'receipt of the opinion letter'),
    consequence: t('对责任人员给予处分', 'discipline of those responsible (ARL 83)'),
    source: 'ARL 76',
  },
  'T-REC-19': {
    name: t('复议后或逾期不复议的起诉', 'suit after the decision or after silence'),
    period: '15CD',
    role: 'party',
    from: t('收到复议决定书之日或者复议期满之日', 'receipt of the decision, or end of the period'),
    consequence: t('逾期', 'out of time'),
    source: 'ALL 45; ARL 34',
  },
  'T-REC-20': {
    name: t('履行复议决定（决定书所定期限）', 'performance within the term the decision sets'),
    period: null,
    from: t('决定书送达之日', 'service of the decision'),
    consequence: t(
      '责令履行、约谈、通报批评；给予处分',
      'order to perform, interview, criticism; discipline (ARL 77, 83)',
    ),
    source: 'ARL 66, 77',
  },
} as const satisfies Record<string, LimitRow>;

/** T-REC-11 to T-REC-20: simple procedure, review of a normative document, what follows the decision. Domain reference §2.c. */
export const reconsiderationOther = limitTable(ROWS);
