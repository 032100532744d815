import { readObligations } from '../language/index.js';
import type { ObligationSet } from '../definition.js';

const WORDS = `
procedure: review-case
version: '1'
steps:
  draft: { title: { zh: 拟稿, en: draft } }
  notice: { title: { zh: 告知, en: notice } }
  waiver: { title: { zh: 放弃, en: waiver } }
  review:
    title: { zh: 法制审核, en: legal review }
    outcomes: { APPROVE: { zh: 同意, en: approved }, REJECT: { zh: 不同意, en: rejected } }
  decision: { title: { zh: 作出决定, en: decision }, outcomes: [PENALTY, NONE], outcomeFollows: outcome }
  close: { title: { zh: 结案, en: closing } }
attributes:
  amount: { title: { zh: 罚款数额, en: fine }, type: number, writtenBy: [draft] }
  outcome: { title: { zh: 结果, en: outcome }, type: enum, values: [PENALTY, NONE], writtenBy: [draft] }
  open: { title: { zh: 回避申请未决定, en: a recusal request is open }, type: boolean }
  filed: { title: { zh: 立案日期, en: day of filing }, type: date }
`;

const TEXTS = `title: { zh: 题, en: title }
    article: APL 1
    message: { zh: 不可, en: not allowed }
    remedy: { step: review, zh: 送审, en: submit it }`;

/** An obligations file of a small procedure with the given rules, each the YAML of `id`, `form` and so on in flow style. */
export function fileWith(...rules: readonly string[]): string {
  const obligations = rules.map((rule, index) => {
    const id = /^id:/.test(rule) ? '' : `id: R-${index + 1}\n    `;
    const checks = /^checks:/m.test(rule) ? '' : 'checks: [S, R]\n    ';
    return `  - ${id}${checks}${rule.replaceAll('\n', '\n    ')}\n    ${TEXTS}\n`;
  });
  return `${WORDS}obligations:${obligations.length === 0 ? ' []' : `\n${obligations.join('')}`}\n`;
}

/** The set of that file. Throws with the first error. */
export function setWith(...rules: readonly string[]): ObligationSet {
  const result = readObligations(fileWith(...rules), 'test.yml');
  if (!result.ok) throw new Error(`${result.errors[0]?.line}: ${result.errors[0]?.message.en}`);
  return result.set;
}
