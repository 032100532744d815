import type { ActId } from '../../law/facts.js';

/** The step of `obligations.yml` that each act performs. Leaving one out is a compile error. */
export const STEP_OF: Readonly<Record<ActId, string>> = {
  intake: 'intake',
  filing: 'filing',
  'filing-refusal': 'filing-refusal',
  investigation: 'investigation',
  report: 'investigation-report',
  examination: 'examination',
  draft: 'draft',
  'prior-notice': 'prior-notice',
  statement: 'statement',
  waiver: 'waiver',
  'hearing-request': 'hearing-request',
  'hearing-withdrawal': 'hearing-withdrawal',
  reexamination: 'defence',
  'hearing-notice': 'hearing-notice',
  hearing: 'hearing-session',
  'hearing-report': 'hearing-report',
  'legal-review': 'legal-review',
  'collective-discussion': 'collective-discussion',
  decision: 'decision',
  service: 'service',
  publication: 'publication',
  execution: 'execution',
  'criminal-transfer': 'criminal-transfer',
  closing: 'closing',
  archiving: 'archive',
  evidence: 'evidence',
  'recusal-request': 'recusal-request',
  'recusal-decision': 'recusal-decision',
};

const ACT_OF = new Map((Object.keys(STEP_OF) as ActId[]).map((act) => [STEP_OF[act], act]));

/** The act that performs the step; null: none in this service. */
export const actOfStep = (step: string | null): ActId | null => (step === null ? null : (ACT_OF.get(step) ?? null));

/** What an act's values, and the row it writes, call its outcome; acts without one are left out. */
export const OUTCOME_OF: Readonly<Partial<Record<ActId, string>>> = {
  intake: 'proposal',
  filing: 'result',
  examination: 'result',
  reexamination: 'result',
  hearing: 'ended',
  'hearing-report': 'result',
  'legal-review': 'outcome',
  'collective-discussion': 'result',
  decision: 'outcome',
};
