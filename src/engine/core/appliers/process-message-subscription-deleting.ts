import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The subscription takes no message any more. */
export const processMessageSubscriptionDeleting: EventApplier<ProcessMessageSubscriptionValue> = (state, key, value) =>
  state.subscriptions.putProcessSide({ key, state: 'CLOSING', value });
