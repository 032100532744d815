import type { EventApplier } from './event-applier.js';

/** The evaluation is history only; where it stops an element, an incident says so. */
export const decisionEvaluationFailed: EventApplier<unknown> = () => undefined;
