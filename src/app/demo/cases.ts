import { bypass, step } from './steps.js';
import type { DemoCase, Matter, Step } from './steps.js';

/** The demonstration opens on this day; everything before it has happened. */
export const DEMO_DAY = '2026-09-07';

const WATER: Matter = {
  facts: '2026年监督性监测显示废水总排口化学需氧量超标0.3倍。',
  legalBasis: '《中华人民共和国水污染防治法》第八十三条第二项',
  amount: 150_000,
};
const PERMIT: Matter = {
  facts: '未取得排污许可证排放水污染物，持续生产至检查当日。',
  legalBasis: '《排污许可管理条例》第三十三条第一项',
  amount: 320_000,
};
const WASTE: Matter = {
  facts: '擅自倾倒危险废物含铬污泥6.2吨。',
  legalBasis: '《中华人民共和国固体废物污染环境防治法》第一百一十二条第一款第三项',
  amount: 620_000,
};
const DUST: Matter = {
  facts: '易产生扬尘的物料未采取密闭、围挡、遮盖措施。',
  legalBasis: '《中华人民共和国大气污染防治法》第一百一十七条第一项',
  amount: 40_000,
};
const NOX: Matter = {
  facts: '自动监测数据显示氮氧化物小时均值超标0.06倍，持续2.5小时，首次违法，已及时改正。',
  legalBasis: '《中华人民共和国大气污染防治法》第九十九条第二项',
  amount: 0,
};

let registered = 0;
function clue(partyName: string, causeOfAction: string, matter: Matter): DemoCase['clue'] {
  registered += 1;
  return {
    source: 'INSPECTION',
    partyType: 'ORGANISATION',
    partyName: `${partyName}（虚构）`,
    partyIdNo: `91330000MA${String(registered).padStart(8, '0')}`,
    partyRepresentative: '张某',
    partyAddress: `清河县工业园区${registered}号`,
    place: `清河县工业园区${registered}号`,
    suspectedAct: matter.facts,
    causeOfAction,
    legalBasis: matter.legalBasis,
  };
}

/** From intake to an examined investigation, on six days. */
function examined(matter: Matter, days: readonly [string, string, string, string, string, string]): Step[] {
  const [intake, filing, started, finished, report, examination] = days;
  return [
    step.intake(intake),
    step.filing(filing),
    step.investigation(started, finished, matter),
    step.report(report),
    step.examination(examination),
  ];
}

const SUMMER = ['2026-06-02', '2026-06-03', '2026-06-04', '2026-06-10', '2026-06-11', '2026-06-12'] as const;
const AUGUST = ['2026-08-04', '2026-08-05', '2026-08-06', '2026-08-12', '2026-08-13', '2026-08-14'] as const;

/** One case in every stage. Days are working days of 2026; windows of five working days close before reviews. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    receivedOn: '2026-06-01',
    clue: clue('清河印染有限公司', '超标排放水污染物', WATER),
    steps: [
      ...examined(WATER, SUMMER),
      step.draft('2026-06-15', WATER),
      step.notice('2026-06-16', '环罚告〔2026〕1号'),
      step.review('2026-06-25'),
      step.decision('2026-06-26', '环罚〔2026〕1号'),
      step.service('2026-06-29'),
      step.publication('2026-06-30'),
      step.execution('2026-07-06', WATER),
      step.evidence('2026-07-06', '整改后废水监测报告', ['CORRECTED']),
      step.closing('2026-07-07'),
      step.archiving('2026-07-08', '2026-处罚-001'),
    ],
  },
  {
    receivedOn: '2026-06-01',
    clue: clue('明光热电有限公司', '超标排放大气污染物', NOX),
    steps: [
      step.intake('2026-06-02'),
      step.filing('2026-06-03'),
      step.investigation('2026-06-04', '2026-06-10', {
        ...NOX,
        finding: {
          exceedance: 0.06,
          durationHours: 2.5,
          orderToCorrectOn: '2026-06-04',
          correctionVerifiedOn: '2026-06-10',
          lastFindingOn: '2024-06-15',
        },
      }),
      step.evidence('2026-06-10', '近两年无同类违法记录查询结果', ['FIRST_TIME']),
      step.evidence('2026-06-10', '环境影响评估意见：未造成危害后果', ['NO_HARM']),
      step.evidence('2026-06-10', '整改后自动监测数据', ['CORRECTED']),
      step.report('2026-06-11', { proposal: '建议不予行政处罚。' }),
      step.examination('2026-06-12'),
      step.draft('2026-06-15', NOX, {
        outcome: 'NO_PENALTY_MINOR',
        amount: undefined,
        ground: 'EX_FIRST',
        reasons: '符合轻微违法免罚清单。',
        educationRecord: '2026年6月15日对该单位负责人进行教育，制作笔录。',
      }),
      step.review('2026-06-16'),
      step.decision('2026-06-17', '环不罚〔2026〕1号', 'NO_PENALTY_MINOR'),
      step.service('2026-06-18'),
      step.publication('2026-06-22'),
      step.closing('2026-06-23', 'NO_PENALTY'),
      step.archiving('2026-06-24', '2026-处罚-002'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('东山电镀有限公司', '无证排污', PERMIT),
    steps: [
      ...examined(PERMIT, AUGUST),
      step.draft('2026-08-26', PERMIT),
      step.notice('2026-08-28', '环罚告〔2026〕2号', true),
      step.hearingRequest('2026-09-02'),
      step.hearingNotice('2026-09-03', '2026-09-16'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('南湖食品有限公司', '超标排放水污染物', WATER),
    steps: [
      ...examined(WATER, AUGUST),
      step.draft('2026-09-01', WATER),
      step.notice('2026-09-03', '环罚告〔2026〕3号'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('北岭砂石有限公司', '未采取扬尘防治措施', DUST),
    steps: [
      ...examined(DUST, AUGUST),
      step.draft('2026-08-18', DUST),
      step.notice('2026-08-20', '环罚告〔2026〕4号'),
      step.review('2026-09-01', {
        outcome: 'IMPROVE',
        documents: 'FAIL',
        reasons: '现场检查笔录缺少当事人签名，请补正后重新报审。',
        returnTo: 'DRAFT',
      }),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('西塘纸业有限公司', '超标排放水污染物', WATER),
    steps: [
      ...examined(WATER, AUGUST),
      step.draft('2026-08-18', WATER),
      step.notice('2026-08-20', '环罚告〔2026〕5号'),
      step.review('2026-09-01'),
      bypass('2026-09-02', 'decision', { decisionOutcome: 'PENALTY' }),
    ],
  },
  {
    receivedOn: '2026-08-10',
    clue: clue('新桥养殖专业合作社', '未按规定处置畜禽粪污', DUST),
    steps: [step.intake('2026-08-12')],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('大河水泥有限公司', '未采取扬尘防治措施', DUST),
    steps: [...examined(DUST, AUGUST), step.draft('2026-08-24', DUST), step.notice('2026-08-27', '环罚告〔2026〕6号')],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('鼎盛表面处理厂', '擅自倾倒危险废物', WASTE),
    steps: [
      ...examined(WASTE, AUGUST),
      step.draft('2026-08-18', WASTE),
      step.notice('2026-08-20', '环罚告〔2026〕7号', true),
      step.review('2026-09-03'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('远航船舶修造有限公司', '擅自倾倒危险废物', WASTE),
    steps: [
      ...examined(WASTE, AUGUST),
      step.draft('2026-08-18', WASTE),
      step.notice('2026-08-20', '环罚告〔2026〕8号', true),
      step.review('2026-09-01'),
      step.discussion('2026-09-03'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('绿源污水处理有限公司', '超标排放水污染物', WATER),
    steps: [
      ...examined(WATER, AUGUST),
      step.draft('2026-08-18', WATER),
      step.notice('2026-08-19', '环罚告〔2026〕9号'),
      step.review('2026-08-28'),
      step.decision('2026-08-31', '环罚〔2026〕2号'),
      step.service('2026-09-01'),
      step.publication('2026-09-03'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('安泰化工有限公司', '超标排放水污染物', WATER),
    steps: [
      ...examined(WATER, AUGUST),
      step.draft('2026-09-01', WATER),
      step.notice('2026-09-02', '环罚告〔2026〕10号'),
      step.statement('2026-09-04', '超标系突发停电所致，已停产整改，请求从轻处罚。'),
    ],
  },
  {
    receivedOn: '2026-08-03',
    clue: clue('华泰铸造有限公司', '未采取扬尘防治措施', DUST),
    steps: [
      step.intake('2026-08-05', { proposal: 'NO_FILE', opinion: '监测数据异常系设备故障，建议不予立案。' }),
      step.filing('2026-08-06', { result: 'NO_FILE', opinion: '同意不予立案。' }),
      step.filingRefusal('2026-08-07'),
    ],
  },
  {
    receivedOn: '2026-08-26',
    clue: clue('金沙陶瓷有限公司', '超标排放大气污染物', DUST),
    steps: [step.intake('2026-08-27'), step.filing('2026-08-28')],
  },
  { receivedOn: '2026-09-04', clue: clue('宏达塑料制品厂', '无证排污', PERMIT), steps: [] },
];
