import type { CompensationSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const compensationSubscriptionTriggered: EventApplier<CompensationSubscriptionValue> = (state, key, value) =>
  state.compensations.put({ key, state: 'TRIGGERED', value });
