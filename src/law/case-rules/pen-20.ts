import type { Outcome } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome, currentDraft } from './reading.js';

const OUTCOMES: readonly Outcome[] = ['PENALTY', 'NO_PENALTY_MINOR', 'NO_PENALTY_NOT_ESTABLISHED', 'CRIMINAL_TRANSFER'];

/** A case is decided once, with exactly one of the four outcomes, and with the one that was reviewed. */
export const pen20: Obligation = {
  id: 'PEN-20',
  title: text('决定只能是法定四种结果之一', 'Exactly one of the four outcomes is decided'),
  article: 'APL 57',
  appliesTo: ['decision'],
  check(attempt, facts) {
    if (facts.decision !== null) {
      return breach(
        text(`本案已于${facts.decision.on}作出决定`, `the case was decided on ${facts.decision.on}`),
        null,
        text('变更或撤销须另行依法办理', 'changing or revoking it is a procedure of its own'),
      );
    }
    const outcome = attemptedOutcome(attempt, facts);
    const drafted = currentDraft(facts)?.outcome ?? null;
    if (drafted === null || (outcome === drafted && OUTCOMES.includes(outcome))) return null;
    return breach(
      text(`决定结果${outcome}与拟稿${drafted}不一致`, `the decision says ${outcome}, the reviewed draft ${drafted}`),
      'draft',
      text('按拟稿作出决定，或重新拟稿并送审', 'decide as drafted, or draft and review again'),
    );
  },
};
