import type { CompensationSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const compensationSubscriptionCompleted: EventApplier<CompensationSubscriptionValue> = (state, key, value) =>
  state.compensations.remove(value.processInstanceKey, key);
