import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Breach, type Obligation } from './obligation.js';
import { reviewOfCurrentDraft } from './reading.js';

const REVIEW = text('送法制审核并取得同意意见', 'submit the draft to legal review and obtain its approval');

/** No decision without a legal review that the record chain carries; nothing that carries out a decision without one. */
export const pen01: Obligation = {
  id: 'PEN-01',
  title: text('未经法制审核不得作出决定', 'No decision without legal review'),
  article: 'APL 58; EEP-M 49; N118',
  appliesTo: ['decision', 'service', 'publication', 'execution', 'criminal-transfer'],
  check: (attempt, facts) => (attempt.act === 'decision' ? checkReview(facts) : checkDecision(attempt, facts)),
};

function checkReview(facts: CaseFacts): Breach | null {
  if (facts.reviews.length === 0) {
    return breach(text('本案没有法制审核意见', 'the case has no legal review'), 'legal-review', REVIEW);
  }
  const review = reviewOfCurrentDraft(facts);
  if (!facts.chainIntact || review?.sealed === false) {
    return breach(
      text(
        '案件记录链未载有该法制审核意见，审核不予承认',
        'the record chain of the case does not carry the legal review',
      ),
      'legal-review',
      text('核查记录链后重新进行法制审核', 'verify the record chain, then review again'),
    );
  }
  return null;
}

function checkDecision({ on }: Attempt, { decision }: CaseFacts): Breach | null {
  const remedy = text('先依法作出决定', 'make the decision first');
  if (decision === null) {
    return breach(text('本案尚未作出决定', 'the case has no decision'), 'decision', remedy);
  }
  if (!decision.sealed) {
    return breach(
      text('案件记录链未载有该决定，决定不予承认', 'the record chain of the case does not carry the decision'),
      'decision',
      remedy,
    );
  }
  if (on < decision.on) {
    const missing = text(
      `日期${on}早于决定日${decision.on}`,
      `the act is dated ${on}, before the decision of ${decision.on}`,
    );
    return breach(missing, 'decision', text('更正日期', 'correct the date'));
  }
  return null;
}
