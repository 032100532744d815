import { limitTable, text as t, type LimitRow } from './limit.js';

const ROWS = {
  'T-MDR-01': {
    name: t('公开征求意见', 'open consultation'),
    period: '30CD',
    bound: 'minimum',
    opens: 'last-day',
    from: t('决策草案公布之日', 'publication of the draft'),
    consequence: t('因情况紧急缩短的应当在公告中说明理由', 'shorter only for urgency, with the reason in the notice'),
    source: 'MDR-R 15',
    local: true,
  },
  'T-MDR-02': {
    name: t('公布听证材料', 'hearing materials'),
    period: '7WD',
    bound: 'minimum',
    direction: 'before',
    opens: 'next-working-day',
    from: t('自听证之日向前计算', 'backwards from the hearing'),
    consequence: null,
    source: 'MDR-R 16',
  },
  'T-MDR-03': {
    name: t('合法性审查时间', 'time for the legality review'),
    period: '7WD',
    bound: 'minimum',
    opens: 'next-working-day',
    from: t('收到完整材料之日', 'receipt of the complete material'),
    consequence: t('不得提交决策机关讨论（紧急情形除外）', 'not to be put on the agenda, urgency excepted'),
    source: 'MDR-R 26',
    local: true,
  },
  'T-MDR-04': {
    name: t('公布决策', 'publication of the decision'),
    period: '20WD',
    from: t('决策作出之日', 'decision'),
    consequence: t('责令改正，追究责任', 'order to correct, responsibility (MDR-R 38)'),
    source: 'MDR-R 32; GPI 26',
  },
  'T-MDR-05': {
    name: t('向党委请示报告', 'report to the Party committee'),
    period: null,
    from: t('决策公布前', 'before issue'),
    consequence: null,
    source: 'MDR-R 31',
  },
  'T-MDR-06': {
    name: t('法治政府建设年度报告', 'annual report on rule of law'),
    period: null,
    yearly: '03-01',
    from: t('年度终了', 'end of the year'),
    consequence: t('4月1日前公布', 'to be published by 1 April'),
    source: '国家规定',
  },
} as const satisfies Record<string, LimitRow>;

/** T-MDR-01 to T-MDR-06: the major administrative decision. Domain reference §3.c. */
export const majorDecisionLimits = limitTable(ROWS);
