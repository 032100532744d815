import type { ActId, Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { investigatorIds, lastPassedExamination, reviewOfCurrentDraft, textList, textValue } from './reading.js';

interface Holder {
  readonly personId: string;
  readonly role: { readonly zh: string; readonly en: string };
  /** The act to be done again by somebody else. */
  readonly act: ActId;
}

/** Nobody who investigated the case examines, reviews, hosts the hearing or votes in it. */
export const pen06: Obligation = {
  id: 'PEN-06',
  title: text(
    '调查人员不得审查、审核、主持听证或参加表决',
    'An investigator neither examines, reviews, hosts nor votes',
  ),
  article: 'EEP-M 38; APL 64(4); CF24 18, 21',
  appliesTo: [
    'examination',
    'prior-notice',
    'hearing-notice',
    'hearing',
    'legal-review',
    'collective-discussion',
    'decision',
  ],
  readsValuesOf: ['hearing-notice', 'collective-discussion'],
  check(attempt, facts, context) {
    const investigators = investigatorIds(facts);
    const holder = holders(attempt, facts).find(({ personId }) => investigators.has(personId));
    if (holder === undefined) return null;
    const name = context.nameOf(holder.personId);
    return breach(
      text(
        `${name}参加过本案调查，不得担任${holder.role.zh}`,
        `${name} investigated the case and may not be its ${holder.role.en}`,
      ),
      holder.act,
      text('由未参加调查的人员办理', 'let somebody who did not investigate do it'),
    );
  },
};

const EXAMINER = { role: text('审查人', 'examiner'), act: 'examination' } as const;
const REVIEWER = { role: text('法制审核人', 'legal reviewer'), act: 'legal-review' } as const;
const HOST = { role: text('听证主持人', 'hearing host'), act: 'hearing-notice' } as const;
const VOTER = { role: text('集体讨论表决人', 'voting member'), act: 'collective-discussion' } as const;

function holders(attempt: Attempt, facts: CaseFacts): readonly Holder[] {
  switch (attempt.act) {
    case 'examination':
      return [{ ...EXAMINER, personId: attempt.actorId }];
    case 'legal-review':
      return [{ ...REVIEWER, personId: attempt.actorId }];
    case 'hearing-notice':
      return named(HOST, [textValue(attempt, 'hostId')]);
    case 'hearing':
      return named(HOST, [attempt.actorId, facts.hearings.at(-1)?.hostId]);
    case 'collective-discussion':
      return named(VOTER, textList(attempt, 'members'));
    case 'prior-notice':
      return named(EXAMINER, [lastPassedExamination(facts)?.examinerId]);
    default:
      return recordedHolders(facts);
  }
}

/** Those on whose work the decision rests. */
function recordedHolders(facts: CaseFacts): readonly Holder[] {
  const hosts = facts.hearings
    .filter(({ ended }) => ended === 'HELD' || ended === 'ABSENT')
    .map(({ hostId }) => hostId);
  return [
    ...named(EXAMINER, [lastPassedExamination(facts)?.examinerId]),
    ...named(REVIEWER, [reviewOfCurrentDraft(facts)?.reviewerId]),
    ...named(HOST, hosts),
    ...named(VOTER, facts.discussions.at(-1)?.memberIds ?? []),
  ];
}

function named(office: Omit<Holder, 'personId'>, ids: readonly (string | null | undefined)[]): readonly Holder[] {
  return ids.flatMap((personId) => (typeof personId === 'string' ? [{ ...office, personId }] : []));
}
