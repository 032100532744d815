import type { StatutoryLimit } from './limit.js';
import { majorDecisionLimits } from './major-decision.js';
import { normativeDocumentLimits } from './normative-document.js';
import { afterDecision } from './penalty-after-decision.js';
import { untilDecision } from './penalty-until-decision.js';
import { reconsiderationCase } from './reconsideration-case.js';
import { reconsiderationOther } from './reconsideration-other.js';

/** The limits of the penalty procedure by id, complete from T-PEN-01 to T-PEN-33. */
export const penaltyLimits = { ...untilDecision, ...afterDecision };

/** The limits of reconsideration by id, T-REC-01 to T-REC-20. The respondent's are among them: 06, 08, 15 and 18. */
export const reconsiderationLimits = { ...reconsiderationCase, ...reconsiderationOther };

/** Every limit of the four procedures, in the order of the domain reference. */
export const limits = {
  ...penaltyLimits,
  ...reconsiderationLimits,
  ...majorDecisionLimits,
  ...normativeDocumentLimits,
} satisfies Record<string, StatutoryLimit>;

export type LimitId = keyof typeof limits;

const IDS: ReadonlySet<unknown> = new Set(Object.keys(limits));

export function isLimitId(text: unknown): text is LimitId {
  return IDS.has(text);
}
