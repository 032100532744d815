import type { ProcessMessageSubscription } from '../state/subscriptions.js';
import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** CREATING, CREATED and DELETING: the subscription is in that state. */
export const processMessageSubscriptionWritten =
  (reached: ProcessMessageSubscription['state']): EventApplier<ProcessMessageSubscriptionValue> =>
  (state, key, value) =>
    state.subscriptions.putProcessSide({ key, state: reached, value });
