import { describe, expect, it } from '@jest/globals';
import type { ObligationDefinition } from './definition.js';
import { guardWords } from './guard/index.js';
import { obligationSentence } from './sentence.js';
import { setWith } from './testing/read-set.js';

function sentenceOf(rule: string): readonly [string, string] {
  const set = setWith(rule);
  const { zh, en } = obligationSentence(set.obligations[0] as ObligationDefinition, set);
  return [zh, en];
}

describe('the sentence of an obligation', () => {
  it.each([
    [
      'precedence: { before: decision, requires: [review=APPROVE, waiver] }',
      '作出决定前，须有法制审核（同意）或放弃',
      'Before decision there is legal review (approved) or waiver',
    ],
    [
      'freshness: { before: decision, requires: [review=APPROVE], voidedBy: [draft, review!=APPROVE] }',
      '作出决定前，须有法制审核（同意），且此后没有拟稿、法制审核（非同意）',
      'Before decision there is legal review (approved), and no draft or legal review (other than approved) since',
    ],
    [
      'window: { before: decision=PENALTY, after: notice, limit: T-PEN-07, unless: [waiver] }',
      '告知后，陈述申辩期（5个工作日）届满前，不得办理“作出决定（PENALTY）”，但已有放弃的除外',
      'After notice there is no decision (PENALTY) before the end of the period of statement and defence (5 working days), unless waiver came',
    ],
    [
      'window: { before: close, after: decision, limit: T-PEN-22 }',
      '作出决定后，直接提起行政诉讼期限（6个月）届满前，不得办理“结案”',
      'After decision there is no closing before the end of the period of direct suit (6 months)',
    ],
    [
      'response: { after: notice, comes: [review=APPROVE|REJECT], before: close }',
      '告知后，结案前，须有法制审核（同意或不同意）',
      'After notice there is legal review (approved or rejected) before closing',
    ],
    [
      'response: { after: notice, comes: [waiver] }',
      '告知后，案件终结前，须有放弃',
      'After notice there is waiver before the end of the case',
    ],
    [
      'separation: { of: [draft, notice], from: [review] }',
      '拟稿、告知与法制审核不得由同一人办理',
      'Nobody does both draft or notice and legal review',
    ],
    ['exactly-one: { of: decision }', '全案须有且仅有一次作出决定', 'A case has exactly one decision'],
    [
      'exactly-one: { of: decision, when: notice }',
      '有告知的，须有且仅有一次作出决定',
      'After notice a case has exactly one decision',
    ],
    ['absence: { of: waiver }', '不得有放弃', 'There is no waiver'],
    [
      'checks: [S]\nno-vacuous-pass: { steps: [draft, review] }',
      '流程图须有能够办理的步骤：拟稿、法制审核',
      'The diagram has steps that can be done: draft, legal review',
    ],
    [
      'guard: amount >= 500000 and outcome = "PENALTY"\nprecedence: { before: decision, requires: [review] }',
      '罚款数额不少于500000且结果为PENALTY的，作出决定前，须有法制审核',
      'Where fine is at least 500000 and outcome is PENALTY: before decision there is legal review',
    ],
  ])('%s', (rule, zh, en) => expect(sentenceOf(rule)).toEqual([zh, en]));
});

describe('a guard in words', () => {
  const { attributes } = setWith();

  it.each([
    ['open', '回避申请未决定', 'a recusal request is open'],
    ['open = true', '回避申请未决定', 'a recusal request is open'],
    ['open != false', '回避申请未决定', 'a recusal request is open'],
    ['open = false', '并非回避申请未决定', 'not (a recusal request is open)'],
    ['not(open)', '并非（回避申请未决定）', 'not (a recusal request is open)'],
    ['amount < 5 or amount > -7.5', '罚款数额少于5或罚款数额多于-7.5', 'fine is less than 5 or fine is more than -7.5'],
    [
      'amount <= 5 and (open or outcome in ("NONE", "PENALTY"))',
      '罚款数额不多于5且（回避申请未决定或结果为NONE或PENALTY）',
      'fine is at most 5 and (a recusal request is open or outcome is NONE or PENALTY)',
    ],
    [
      'open and amount > 1 or amount != null',
      '（回避申请未决定且罚款数额多于1）或罚款数额不为未知',
      '(a recusal request is open and fine is more than 1) or fine is not unknown',
    ],
    ['filed >= "2025-01-01"', '立案日期不早于2025-01-01', 'day of filing is not before 2025-01-01'],
    ['amount in [1, 2]', '罚款数额为1或2', 'fine is 1 or 2'],
  ])('should say what it compares: %s', (guard, zh, en) => expect(guardWords(guard, attributes)).toEqual({ zh, en }));

  it.each([
    'amount + 1 > 5',
    'date(filed) > date("2025-01-01")',
    'amount = ',
    'amount > 1 open',
    '',
    '"x" = outcome',
    `${'('.repeat(60)}open${')'.repeat(60)}`,
  ])('should be quoted when it is more than comparisons: %s', (guard) =>
    expect(guardWords(guard, attributes).zh).toBe(`条件“${guard}”成立`),
  );
});
