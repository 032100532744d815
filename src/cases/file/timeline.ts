import type { LocalText } from '../../model/finding.js';
import type { CaseRecordRow, FactKind } from '../entities/index.js';
import type { PersonRef } from './case-file.js';

export interface TimelineEntry {
  readonly seq: number;
  readonly kind: string;
  /** Instant of recording, ISO 8601. */
  readonly at: string;
  /** The day it happened in law. */
  readonly on: string;
  readonly actor: PersonRef;
  readonly summary: LocalText;
  readonly hash: string;
}

/** What each kind of entry is called. */
const NAMES: Readonly<Record<FactKind, LocalText>> = {
  party: { zh: '当事人登记', en: 'Party' },
  clue: { zh: '线索登记', en: 'Clue' },
  intake: { zh: '线索初步审查', en: 'Preliminary check' },
  filing: { zh: '立案审批', en: 'Filing' },
  'filing-refusal': { zh: '不予立案', en: 'Refusal to file' },
  investigation: { zh: '调查取证', en: 'Investigation' },
  'investigation-officer': { zh: '调查人员', en: 'Investigating officer' },
  monitoring: { zh: '监测（检测）', en: 'Monitoring' },
  'order-to-correct': { zh: '责令改正', en: 'Order to correct' },
  correction: { zh: '改正核实', en: 'Correction verified' },
  report: { zh: '调查报告', en: 'Investigation report' },
  examination: { zh: '案件审查', en: 'Examination' },
  evidence: { zh: '证据', en: 'Evidence' },
  draft: { zh: '拟定处理意见', en: 'Draft' },
  'prior-notice': { zh: '事先告知', en: 'Prior notice' },
  waiver: { zh: '书面放弃陈述申辩', en: 'Written waiver' },
  statement: { zh: '陈述申辩', en: 'Statement and defence' },
  reexamination: { zh: '复核陈述申辩', en: 'Re-examination' },
  'hearing-request': { zh: '要求听证', en: 'Request for a hearing' },
  'hearing-notice': { zh: '听证通知', en: 'Notice of the hearing' },
  hearing: { zh: '举行听证', en: 'Hearing' },
  'hearing-report': { zh: '听证报告', en: 'Hearing report' },
  'hearing-withdrawal': { zh: '撤回听证申请', en: 'Withdrawal of the hearing request' },
  'legal-review': { zh: '法制审核', en: 'Legal review' },
  'collective-discussion': { zh: '集体讨论', en: 'Collective discussion' },
  'discussion-member': { zh: '集体讨论成员意见', en: 'Opinion of a member' },
  decision: { zh: '作出决定', en: 'Decision' },
  'recusal-request': { zh: '申请回避', en: 'Recusal request' },
  'recusal-decision': { zh: '回避决定', en: 'Recusal decision' },
  'criminal-transfer': { zh: '移送涉嫌犯罪案件', en: 'Criminal transfer' },
  service: { zh: '送达决定书', en: 'Service of the decision' },
  publication: { zh: '公开决定', en: 'Publication' },
  execution: { zh: '缴纳罚款', en: 'Payment' },
  closing: { zh: '结案', en: 'Closing' },
  archiving: { zh: '归档', en: 'Archiving' },
};

const CODES: Readonly<Record<string, LocalText>> = {
  FILE: { zh: '立案', en: 'file' },
  NO_FILE: { zh: '不立案', en: 'do not file' },
  PASS: { zh: '通过', en: 'passed' },
  RETURN: { zh: '退回', en: 'returned' },
  PENALTY: { zh: '予以处罚', en: 'penalty' },
  NO_PENALTY_MINOR: { zh: '不予处罚（轻微等）', en: 'no penalty (minor)' },
  NO_PENALTY_NOT_ESTABLISHED: { zh: '不予处罚（事实不成立）', en: 'no penalty (not established)' },
  CRIMINAL_TRANSFER: { zh: '移送司法', en: 'criminal transfer' },
  APPROVE: { zh: '同意', en: 'approved' },
  IMPROVE: { zh: '提出改进建议', en: 'to be improved' },
  REJECT: { zh: '不同意', en: 'rejected' },
  AGREE: { zh: '同意', en: 'agreed' },
  CHANGE: { zh: '变更', en: 'to be changed' },
  UNCHANGED: { zh: '维持', en: 'unchanged' },
  CHANGED: { zh: '改变', en: 'changed' },
  UPHOLD: { zh: '维持', en: 'upheld' },
  HELD: { zh: '已举行', en: 'held' },
  ABSENT: { zh: '当事人缺席', en: 'party absent' },
  GRANTED: { zh: '准予', en: 'granted' },
  REFUSED: { zh: '驳回', en: 'refused' },
};

/** The entry in a sentence: its name, the result it records, an amount, a title. */
export function timelineEntry(entry: CaseRecordRow, nameOf: (id: string) => PersonRef): TimelineEntry {
  const { seq, kind, recordedAt: at, on, actorId, hash } = entry;
  return { seq, kind, at, on, actor: nameOf(actorId), summary: summaryOf(entry), hash };
}

function summaryOf({ kind, payload }: CaseRecordRow): LocalText {
  const name = (NAMES as Record<string, LocalText>)[kind] ?? { zh: kind, en: kind };
  const details = detailsOf(JSON.parse(payload) as Record<string, unknown>);
  if (details.length === 0) return name;
  return {
    zh: `${name.zh}：${details.map(({ zh }) => zh).join('，')}`,
    en: `${name.en}: ${details.map(({ en }) => en).join(', ')}`,
  };
}

function detailsOf(row: Record<string, unknown>): readonly LocalText[] {
  const code = CODES[String(row['result'] ?? row['outcome'] ?? row['proposal'] ?? row['ended'])];
  const amount = row['amount'];
  const title = row['title'] ?? row['documentNo'];
  return [
    ...(code === undefined ? [] : [code]),
    ...(typeof amount === 'number' && amount > 0 ? [{ zh: `${amount}元`, en: `${amount} yuan` }] : []),
    ...(typeof title === 'string' ? [{ zh: title, en: title }] : []),
  ];
}
