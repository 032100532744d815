import { breach, text, type Breach, type Obligation } from './obligation.js';
import { reviewOfCurrentDraft } from './reading.js';

/** Who reviews has the national legal qualification on file, or was a reviewer before the rule. */
export const pen05: Obligation = {
  id: 'PEN-05',
  title: text(
    '初次从事法制审核的人员应当取得国家统一法律职业资格',
    'A reviewer holds the national legal qualification',
  ),
  article: 'APL 58',
  appliesTo: ['decision', 'legal-review'],
  check(attempt, facts, context) {
    if (attempt.act === 'legal-review') {
      return context.mayReview(attempt.actorId, attempt.on) ? null : unqualified(context.nameOf(attempt.actorId));
    }
    const review = reviewOfCurrentDraft(facts);
    return review === null || review.reviewerQualified ? null : unqualified(context.nameOf(review.reviewerId));
  },
};

function unqualified(reviewer: string): Breach {
  return breach(
    text(`审核人${reviewer}没有登记法律职业资格`, `no legal qualification is on file for reviewer ${reviewer}`),
    'legal-review',
    text('由具备资格的法制审核人员审核', 'let a qualified reviewer review'),
  );
}
