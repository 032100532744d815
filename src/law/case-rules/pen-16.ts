import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, currentDraft, lastNotice } from './reading.js';

/** The draft is neither heavier than what was notified nor about other facts, law or kind of penalty. */
export const pen16: Obligation = {
  id: 'PEN-16',
  title: text('不得给予比告知更重或不同的处罚', 'The penalty is not heavier than the one notified'),
  article: 'APL 45; CF24 12',
  appliesTo: ['decision'],
  check(attempt, facts) {
    const notice = lastNotice(facts);
    const draft = currentDraft(facts);
    if (notice === null || draft === null || attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    const again = text('就新的处理意见重新告知', 'serve a new notice on the changed draft');
    if (draft.amount > notice.amount) {
      return breach(
        text(
          `拟处${draft.amount}元，告知为${notice.amount}元`,
          `the draft says ${draft.amount} yuan, the notice ${notice.amount}`,
        ),
        'prior-notice',
        again,
      );
    }
    if (draft.substanceHash === notice.substanceHash) return null;
    return breach(
      text('拟稿的事实、依据或种类与告知不同', 'facts, legal basis or kind of the draft differ from the notice'),
      'prior-notice',
      again,
    );
  },
};
