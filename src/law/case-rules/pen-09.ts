import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Breach, type JudgementContext, type Obligation } from './obligation.js';
import { textList, textValue } from './reading.js';

/** No decision while a recusal request is open; who is challenged or recused does not act; nobody decides on their own recusal. */
export const pen09: Obligation = {
  id: 'PEN-09',
  title: text('回避申请未决定前不得作出决定，被回避人员不得参与办案', 'Open recusal requests bar the decision'),
  article: 'APL 43; EEP-M 6; CF24 15',
  appliesTo: [
    'investigation',
    'examination',
    'hearing-notice',
    'hearing',
    'legal-review',
    'collective-discussion',
    'decision',
    'recusal-decision',
  ],
  check(attempt, facts, context) {
    if (attempt.act === 'recusal-decision') return checkOwnRequest(attempt, facts);
    return checkRecused(attempt, facts, context) ?? checkOpen(attempt, facts, context);
  },
};

/** The investigation does not stop for a pending request (APL 43); reviewers wait for the one that names them. */
function checkOpen(attempt: Attempt, facts: CaseFacts, context: JudgementContext): Breach | null {
  if (attempt.act === 'investigation') return null;
  const acting = actors(attempt);
  const open = facts.recusals.find(
    (recusal) => recusal.open && (attempt.act === 'decision' || acting.includes(recusal.personId)),
  );
  if (open === undefined) return null;
  const name = context.nameOf(open.personId);
  return breach(
    text(`对${name}的回避申请尚未决定`, `the recusal request against ${name} is not decided`),
    'recusal-decision',
    open.concernsChief
      ? text('由负责人集体讨论决定主要负责人的回避', 'let the heads decide on the chief collectively')
      : text('先对回避申请作出决定', 'decide on the request first'),
  );
}

function checkRecused(attempt: Attempt, facts: CaseFacts, context: JudgementContext): Breach | null {
  const acting = actors(attempt);
  const recused = facts.recusals.find(({ granted, personId }) => granted === true && acting.includes(personId));
  if (recused === undefined) return null;
  const name = context.nameOf(recused.personId);
  return breach(
    text(`${name}已被决定回避`, `${name} has been recused from the case`),
    attempt.act,
    text('由其他人员办理', 'let somebody else do it'),
  );
}

function checkOwnRequest(attempt: Attempt, facts: CaseFacts): Breach | null {
  const own = facts.recusals.some(
    ({ id, personId }) => id === attempt.values['recusalId'] && personId === attempt.actorId,
  );
  if (!own) return null;
  return breach(
    text('不得由本人决定本人的回避', 'nobody decides on their own recusal'),
    'recusal-decision',
    text('由有权的其他负责人决定', 'let another competent head decide'),
  );
}

function actors(attempt: Attempt): readonly string[] {
  const host = textValue(attempt, 'hostId');
  return [
    attempt.actorId,
    ...textList(attempt, 'officers'),
    ...textList(attempt, 'members'),
    ...(host === null ? [] : [host]),
  ];
}
