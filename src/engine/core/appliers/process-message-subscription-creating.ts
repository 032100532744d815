import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The subscription is asked for. */
export const processMessageSubscriptionCreating: EventApplier<ProcessMessageSubscriptionValue> = (state, key, value) =>
  state.subscriptions.putProcessSide({ key, state: 'OPENING', value });
