import { breach, text, type Obligation } from './obligation.js';
import { statementsInTime } from './reading.js';

/** Every point the party raised in time was re-examined and answered before the decision. */
export const pen15: Obligation = {
  id: 'PEN-15',
  title: text('对当事人的陈述申辩应当复核', 'Each point of the defence is re-examined'),
  article: 'APL 45; EEP-M 45',
  appliesTo: ['decision'],
  check(attempt, facts, { calendar }) {
    const open = statementsInTime(facts, calendar).find(
      ({ points, reexamination }) =>
        reexamination === null || reexamination.answered < points || reexamination.on > attempt.on,
    );
    if (open === undefined) return null;
    const answered = open.reexamination?.answered ?? 0;
    return breach(
      text(
        `${open.on}的陈述申辩共${open.points}点，已复核${answered}点`,
        `the statement of ${open.on} raises ${open.points} point(s), ${answered} answered before the decision`,
      ),
      'reexamination',
      text('逐点复核并说明是否采纳', 'answer each point and say whether it is adopted'),
    );
  },
};
