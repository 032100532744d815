import type { CaseFacts, ReviewFact } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { currentDraft, lastApproval } from './reading.js';

/**
 * An approval holds only for the content it saw: another draft or new evidence recorded after it voids it, even when a
 * later draft repeats the approved words, because nobody reviewed the way back.
 */
export const pen03: Obligation = {
  id: 'PEN-03',
  title: text('审核后事实、证据、依据或处罚内容变化的，应当重新审核', 'A change after approval needs a new review'),
  article: 'APL 58; CF24 19',
  appliesTo: ['decision'],
  check(_attempt, facts) {
    const approval = lastApproval(facts);
    const change = approval === null ? null : changeAfter(approval, facts);
    if (change === null) return null;
    return breach(
      change,
      'legal-review',
      text('将现行拟稿和新材料重新送法制审核', 'submit the current draft and the new material again'),
    );
  },
};

function changeAfter(approval: ReviewFact, facts: CaseFacts): ReturnType<typeof text> | null {
  const draft = facts.drafts.find(({ seq, hash }) => seq > approval.seq && hash !== approval.draftHash);
  if (draft !== undefined) {
    return text(
      `${approval.on}同意意见之后拟稿已变更（${draft.on}）`,
      `the draft changed on ${draft.on}, after the approval of ${approval.on}`,
    );
  }
  const evidence = facts.evidence.find(({ addedSeq }) => addedSeq > approval.seq);
  if (evidence !== undefined) {
    return text(`${approval.on}同意意见之后补充了证据`, `evidence was added after the approval of ${approval.on}`);
  }
  const current = currentDraft(facts);
  if (current !== null && current.hash === approval.draftHash && approval.on < current.on) {
    return text(
      `同意意见（${approval.on}）早于拟稿日期（${current.on}）`,
      `the approval of ${approval.on} is older than the draft of ${current.on}`,
    );
  }
  return null;
}
