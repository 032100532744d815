import type { EventApplier } from './event-applier.js';

/** The evaluation is history only. */
export const decisionEvaluationEvaluated: EventApplier<unknown> = () => undefined;
