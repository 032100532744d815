export type { StatutoryLimit } from './limit.js';
export { assertLocalLimits, limitOf, type LocalLimit } from './local.js';
export { majorDecisionLimits } from './major-decision.js';
export { normativeDocumentLimits } from './normative-document.js';
export { isLimitId, limits, penaltyLimits, reconsiderationLimits, type LimitId } from './table.js';
