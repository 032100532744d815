/** One thing somebody did on a day. `act` null: somebody went past the service, straight to the engine. */
export interface Step {
  /** 'YYYY-MM-DD'. */
  readonly day: string;
  readonly by: string;
  readonly act: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface DemoCase {
  readonly receivedOn: string;
  readonly clue: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

type Values = Readonly<Record<string, unknown>>;

const POINTS = ['competence', 'qualification', 'procedure', 'evidence', 'application', 'documents', 'transfer'];
const PASSED = Object.fromEntries(POINTS.map((point) => [point, 'PASS']));
const PANEL = ['zheng.bo', 'feng.tao', 'he.jun'];

/** What was found in a case, told once and used by every step that speaks of it. */
export interface Matter {
  readonly facts: string;
  readonly legalBasis: string;
  /** Yuan. */
  readonly amount: number;
  readonly finding?: Values;
}

/** The steps of the ordinary procedure with lawful values; `over` changes what a case is about. */
export const step = {
  intake: (day: string, over: Values = {}): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'intake',
    values: { on: day, proposal: 'FILE', opinion: '线索属实，属于本机关管辖，建议立案。', ...over },
  }),
  filing: (day: string, over: Values = {}): Step => ({
    day,
    by: 'zheng.bo',
    act: 'filing',
    values: { on: day, result: 'FILE', opinion: '同意立案。', ...over },
  }),
  filingRefusal: (day: string): Step => ({
    day,
    by: 'zheng.bo',
    act: 'filing-refusal',
    values: { on: day, reason: '经核查，监测数据异常系设备故障所致，不存在违法行为。', replied: true },
  }),
  investigation: (startedOn: string, day: string, { facts, finding }: Matter): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'investigation',
    values: {
      startedOn,
      finishedOn: day,
      officers: ['wang.jianguo', 'li.na'],
      certificatesShown: true,
      recusalRightTold: true,
      facts,
      orderToCorrectOn: day,
      exceedance: 0.3,
      durationHours: 24,
      pollutantCount: 1,
      toxic: false,
      ...finding,
    },
  }),
  report: (day: string, over: Values = {}): Step => ({
    day,
    by: 'li.na',
    act: 'report',
    values: {
      on: day,
      summary: '违法事实清楚，证据确实充分。',
      conclusion: 'VIOLATION',
      proposal: '建议给予行政处罚。',
      ...over,
    },
  }),
  examination: (day: string): Step => ({
    day,
    by: 'chen.jing',
    act: 'examination',
    values: { on: day, result: 'PASS', opinion: '事实清楚、证据确凿、程序合法、适用依据准确。' },
  }),
  draft: (day: string, { facts, legalBasis, amount }: Matter, over: Values = {}): Step => ({
    day,
    by: 'chen.jing',
    act: 'draft',
    values: {
      on: day,
      outcome: 'PENALTY',
      amount,
      facts,
      reasons: '依照裁量基准确定罚款数额。',
      legalBasis,
      discretion: '违法情节一般；无从重、从轻情节。',
      ...over,
    },
  }),
  notice: (day: string, documentNo: string, hearingRightStated = false): Step => ({
    day,
    by: 'zheng.bo',
    act: 'prior-notice',
    values: {
      servedOn: day,
      serviceMode: 'DIRECT',
      receiptNo: `送达回证 ${documentNo}`,
      hearingRightStated,
      documentNo,
    },
  }),
  waiver: (day: string): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'waiver',
    values: { on: day, documentRef: '放弃陈述申辩声明书' },
  }),
  statement: (day: string, point: string): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'statement',
    values: { on: day, points: [point] },
  }),
  hearingRequest: (day: string): Step => ({ day, by: 'wang.jianguo', act: 'hearing-request', values: { on: day } }),
  hearingNotice: (day: string, scheduledOn: string): Step => ({
    day,
    by: 'qian.wei',
    act: 'hearing-notice',
    values: { noticeServedOn: day, scheduledOn, place: '本局第一听证室', hostId: 'qian.wei', mode: 'PUBLIC' },
  }),
  review: (day: string, over: Values = {}): Step => ({
    day,
    by: 'zhou.min',
    act: 'legal-review',
    values: {
      on: day,
      outcome: 'APPROVE',
      ...PASSED,
      reasons: '主要事实清楚，证据充分，程序合法，适用依据正确，裁量适当。',
      ...over,
    },
  }),
  discussion: (day: string): Step => ({
    day,
    by: 'he.jun',
    act: 'collective-discussion',
    values: {
      on: day,
      members: PANEL,
      opinions: PANEL.map((memberId) => ({ memberId, opinion: '同意拟处罚意见。', agree: true })),
      result: 'AGREE',
      signed: true,
      place: '本局第二会议室',
    },
  }),
  decision: (day: string, documentNo: string, outcome = 'PENALTY'): Step => ({
    day,
    by: 'feng.tao',
    act: 'decision',
    values: { on: day, documentNo, outcome },
  }),
  service: (day: string): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'service',
    values: { servedOn: day, mode: 'DIRECT', recipient: '法定代表人', receiptNo: `送达回证 ${day}` },
  }),
  publication: (day: string): Step => ({
    day,
    by: 'xu.li',
    act: 'publication',
    values: { on: day, channel: '本局门户网站行政处罚公示栏', redacted: true },
  }),
  execution: (day: string, { amount }: Matter): Step => ({
    day,
    by: 'li.na',
    act: 'execution',
    values: { paidOn: day, amount, receiptNo: `非税票据 ${day}` },
  }),
  closing: (day: string, condition = 'PERFORMED'): Step => ({
    day,
    by: 'zheng.bo',
    act: 'closing',
    values: { on: day, condition, opinion: '同意结案。' },
  }),
  archiving: (day: string, volumeNo: string): Step => ({
    day,
    by: 'gao.yan',
    act: 'archiving',
    values: { on: day, volumeNo, retentionYears: 30 },
  }),
  evidence: (day: string, title: string, proves: readonly string[]): Step => ({
    day,
    by: 'wang.jianguo',
    act: 'evidence',
    values: { kind: 'DOCUMENT', title, obtainedOn: day, proves, content: `${title}（示例文本）` },
  }),
};

/** Past the service, straight to the engine: what the gate is there for. The runner performs it. */
export const BYPASS = 'bypass';

/** Somebody completes the open task of the act on the engine itself, with variables of their own making. */
export function bypass(day: string, act: string, variables: Values): Step {
  return { day, by: 'admin', act: BYPASS, values: { act, variables } };
}
