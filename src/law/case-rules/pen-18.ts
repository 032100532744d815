import { breach, text, type Obligation } from './obligation.js';
import { currentDraft, statementsInTime } from './reading.js';

/** A statement with points or a hearing after the discussion means that the discussion is repeated. */
export const pen18: Obligation = {
  id: 'PEN-18',
  title: text('集体讨论后当事人又陈述申辩或听证的，应当重新讨论', 'Defence or hearing after the discussion repeats it'),
  article: 'CF24 17',
  appliesTo: ['decision'],
  check(_attempt, facts, { calendar }) {
    const hash = currentDraft(facts)?.hash;
    const discussion = facts.discussions.filter(({ draftHash }) => draftHash === hash).at(-1);
    if (discussion === undefined || facts.thresholds?.panelRequired === false) return null;
    const stated = statementsInTime(facts, calendar).some(({ seq }) => seq > discussion.seq);
    const heard = facts.hearings.some(
      ({ ended, closedSeq }) => ended === 'HELD' && closedSeq !== null && closedSeq > discussion.seq,
    );
    if (!stated && !heard) return null;
    return breach(
      text(
        `${discussion.on}集体讨论之后当事人又提出意见`,
        `the party was heard after the discussion of ${discussion.on}`,
      ),
      'collective-discussion',
      text('重新集体讨论', 'discuss it again'),
    );
  },
};
