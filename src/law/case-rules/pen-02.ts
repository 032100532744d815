import { breach, text, type Obligation } from './obligation.js';
import { currentDraft, reviewOfCurrentDraft } from './reading.js';

/** The last legal review of exactly the current draft approves it, on or before the day of the decision. */
export const pen02: Obligation = {
  id: 'PEN-02',
  title: text('法制审核未通过不得作出决定', 'No decision unless the last review of the current draft approves'),
  article: 'APL 58; EEP-M 49',
  appliesTo: ['decision'],
  check({ on }, facts) {
    if (facts.reviews.length === 0) return null; // PEN-01 says it.
    const submit = text('将现行拟稿送法制审核', 'submit the current draft to legal review');
    if (currentDraft(facts) === null) {
      return breach(
        text('没有拟定的处理意见', 'there is no draft'),
        'draft',
        text('拟定处理意见', 'draw up the draft'),
      );
    }
    const review = reviewOfCurrentDraft(facts);
    if (review === null) {
      return breach(text('现行拟稿未经法制审核', 'the current draft was not reviewed'), 'legal-review', submit);
    }
    if (review.outcome !== 'APPROVE') {
      return breach(
        text(
          `${review.on}对现行拟稿的审核结论为${review.outcome === 'IMPROVE' ? '提出改进意见' : '不同意'}`,
          `the last review of the current draft, on ${review.on}, is ${review.outcome}`,
        ),
        'draft',
        text('按审核意见修改后再次送审', 'repair what the review names and submit again'),
      );
    }
    if (review.on > on) {
      const missing = text(
        `同意意见日期${review.on}晚于决定日期${on}`,
        `the approval is dated ${review.on}, after the decision of ${on}`,
      );
      return breach(
        missing,
        'decision',
        text('决定日期不得早于审核日期', 'date the decision no earlier than its approval'),
      );
    }
    return null;
  },
};
