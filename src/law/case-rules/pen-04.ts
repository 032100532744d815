import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Breach, type Obligation } from './obligation.js';
import { lastApproval } from './reading.js';

const REMEDY = text('听证结束后重新进行法制审核', 'review again after the hearing');

/** The approving review is dated and recorded after the hearing closed. */
export const pen04: Obligation = {
  id: 'PEN-04',
  title: text('经过听证的，法制审核应在听证结束之后', 'After a hearing, the approving review follows it'),
  article: 'APL 58(2)',
  appliesTo: ['decision', 'legal-review'],
  check: (attempt, facts) => (attempt.act === 'decision' ? checkDecision(facts) : checkReview(attempt, facts)),
};

function checkDecision(facts: CaseFacts): Breach | null {
  const approval = lastApproval(facts);
  if (approval === null) return null; // PEN-01 or PEN-02 says it.
  const hearing = heldHearings(facts).find(
    ({ closedOn, closedSeq }) =>
      (closedOn !== null && approval.on < closedOn) || (closedSeq !== null && approval.seq < closedSeq),
  );
  if (hearing === undefined) return null;
  const missing = text(
    `${approval.on}的同意意见作出时听证尚未结束（${hearing.closedOn ?? '日期不明'}）`,
    `the approval of ${approval.on} is older than the end of the hearing (${hearing.closedOn ?? 'day unknown'})`,
  );
  return breach(missing, 'legal-review', REMEDY);
}

function checkReview({ on }: Attempt, facts: CaseFacts): Breach | null {
  const hearing = heldHearings(facts).find(({ closedOn }) => closedOn !== null && on < closedOn);
  if (hearing === undefined) return null;
  const missing = text(
    `审核日期${on}早于听证结束日${hearing.closedOn}`,
    `the review is dated ${on}, before the hearing closed on ${hearing.closedOn}`,
  );
  return breach(missing, 'legal-review', REMEDY);
}

function heldHearings(facts: CaseFacts): CaseFacts['hearings'] {
  return facts.hearings.filter(({ ended }) => ended === 'HELD');
}
