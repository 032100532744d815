import type { CaseFacts } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, currentDraft } from './reading.js';

const MEMBERS_MIN = 2;

/** In a discussion class, a signed record with the individual opinions of the members agrees to exactly this draft. */
export const pen17: Obligation = {
  id: 'PEN-17',
  title: text('情节复杂或重大的，应当集体讨论决定', 'Complex or major cases are discussed collectively'),
  article: 'APL 57; CF24 17',
  appliesTo: ['decision'],
  check(attempt, facts) {
    if (facts.thresholds === null && attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    if (facts.thresholds?.panelRequired === false) return null;
    const missing = defect(facts, attempt.on);
    if (missing === null) return null;
    return breach(
      missing,
      'collective-discussion',
      text('由负责人集体讨论并签名', 'discuss it collectively and sign the record'),
    );
  },
};

function defect(facts: CaseFacts, on: string): ReturnType<typeof text> | null {
  const hash = currentDraft(facts)?.hash;
  const discussion = facts.discussions.filter(({ draftHash }) => draftHash === hash).at(-1);
  if (discussion === undefined || discussion.on > on) {
    return text('现行拟稿未经集体讨论', 'the current draft was not discussed collectively');
  }
  if (discussion.result !== 'AGREE') {
    return text(`${discussion.on}集体讨论未同意`, `the discussion of ${discussion.on} did not agree`);
  }
  const members = new Set(discussion.memberIds).size;
  if (!discussion.signed || members < MEMBERS_MIN || discussion.opinions < members) {
    return text(
      '集体讨论笔录未签名或未载明每名成员的意见',
      'the record is not signed or lacks the opinion of a member',
    );
  }
  if (discussion.sealed) return null;
  return text('案件记录链未载有该集体讨论笔录', 'the record chain of the case does not carry the discussion');
}
