import type { ActId } from '../../src/law/facts.js';

type Values = Readonly<Record<string, unknown>>;

/** The clue of TC-01: a fictitious textile firm, COD 0.3 times above the standard, 8 t/d, one day, first time. */
export const clueValues = (receivedOn: string, over: Values = {}): Values => ({
  source: 'INSPECTION',
  receivedOn,
  partyType: 'ORGANISATION',
  partyName: '清河印染有限公司（虚构）',
  partyIdNo: '91330000MA00000001',
  place: '清河县工业园区1号',
  foundOn: receivedOn,
  suspectedAct: '废水总排口化学需氧量超标0.3倍',
  causeOfAction: '超标排放水污染物',
  legalBasis: '《水污染防治法》第八十三条',
  ...over,
});

/** Lawful values of each act on a day, of which a scenario changes only what it is about. */
export function actValues(act: ActId, on: string, over: Values = {}): Values {
  return { ...(DEFAULTS[act]?.(on) ?? { on }), ...over };
}

const POINTS = {
  competence: 'PASS',
  qualification: 'PASS',
  procedure: 'PASS',
  evidence: 'PASS',
  application: 'PASS',
  documents: 'PASS',
  transfer: 'PASS',
};

const DEFAULTS: Partial<Record<ActId, (on: string) => Values>> = {
  intake: (on) => ({ on, proposal: 'FILE', opinion: '建议立案' }),
  filing: (on) => ({ on, result: 'FILE', opinion: '同意立案' }),
  'filing-refusal': (on) => ({ on, reason: '违法事实不成立', replied: true }),
  investigation: (on) => ({
    startedOn: on,
    finishedOn: on,
    officers: ['wang.jianguo', 'li.na'],
    certificatesShown: true,
    recusalRightTold: true,
    facts: '经现场检查和采样监测，该单位废水总排口化学需氧量超标0.3倍。',
    orderToCorrectOn: on,
    correctionVerifiedOn: on,
    exceedance: 0.3,
    durationHours: 24,
    pollutantCount: 1,
    toxic: false,
  }),
  report: (on) => ({ on, summary: '违法事实清楚，证据充分。', conclusion: 'VIOLATION', proposal: '拟处罚款' }),
  examination: (on) => ({ on, result: 'PASS', opinion: '事实清楚、证据确凿、程序合法。' }),
  draft: (on) => ({
    on,
    outcome: 'PENALTY',
    amount: 150_000,
    facts: '废水总排口化学需氧量超标0.3倍。',
    reasons: '按裁量基准合计15%。',
    legalBasis: '《水污染防治法》第八十三条',
    discretion: '起点10%，超标倍数5%，合计15%',
  }),
  'prior-notice': (on) => ({
    servedOn: on,
    serviceMode: 'DIRECT',
    receiptNo: `送达回证-${on}`,
    hearingRightStated: false,
    documentNo: '环罚告〔2025〕1号',
  }),
  statement: (on) => ({ on, points: ['已停产整改，请求从轻'] }),
  waiver: (on) => ({ on, documentRef: '放弃陈述申辩声明书' }),
  'hearing-request': (on) => ({ on }),
  'hearing-withdrawal': (on) => ({ on, documentRef: '撤回听证申请书' }),
  reexamination: (on) => ({
    on,
    answers: [{ point: '已停产整改，请求从轻', answer: '已在裁量中考虑', adopted: false }],
    result: 'UNCHANGED',
  }),
  'hearing-notice': (on) => ({ noticeServedOn: on, place: '本局听证室', hostId: 'qian.wei', mode: 'PUBLIC' }),
  hearing: (on) => ({
    heldOn: on,
    closedOn: on,
    ended: 'HELD',
    transcriptSigned: true,
    summary: '双方质证、辩论并最后陈述。',
  }),
  'hearing-report': (on) => ({ on, opinion: '事实清楚，建议维持拟处罚意见', result: 'UPHOLD' }),
  'legal-review': (on) => ({
    on,
    outcome: 'APPROVE',
    ...POINTS,
    reasons: '主要事实清楚，证据充分，程序合法，适用依据正确。',
  }),
  'collective-discussion': (on) => ({
    on,
    members: ['zheng.bo', 'feng.tao', 'he.jun'],
    opinions: ['zheng.bo', 'feng.tao', 'he.jun'].map((memberId) => ({ memberId, opinion: '同意', agree: true })),
    result: 'AGREE',
    signed: true,
    place: '本局会议室',
  }),
  decision: (on) => ({ on, documentNo: '环罚〔2025〕1号', outcome: 'PENALTY' }),
  'criminal-transfer': (on) => ({
    approvedOn: on,
    handedOverOn: on,
    receiptNo: '移送回执1号',
    copyToProcuratorate: true,
  }),
  service: (on) => ({ servedOn: on, mode: 'DIRECT', recipient: '法定代表人', receiptNo: `送达回证-决定-${on}` }),
  publication: (on) => ({ on, channel: '本局门户网站', redacted: true }),
  execution: (on) => ({ paidOn: on, amount: 150_000, receiptNo: '非税票据0001' }),
  closing: (on) => ({ on, condition: 'PERFORMED', opinion: '已履行完毕，同意结案' }),
  archiving: (on) => ({ on, volumeNo: '2025-处罚-001', retentionYears: 30 }),
  evidence: (on) => ({ kind: 'DOCUMENT', title: '补充证据', obtainedOn: on, content: '证据内容' }),
  'recusal-request': (on) => ({ on, personId: 'wang.jianguo', reason: '与当事人有亲属关系' }),
};
