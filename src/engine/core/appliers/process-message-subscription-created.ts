import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The subscription is open. */
export const processMessageSubscriptionCreated: EventApplier<ProcessMessageSubscriptionValue> = (state, key, value) =>
  state.subscriptions.putProcessSide({ key, state: 'OPENED', value });
