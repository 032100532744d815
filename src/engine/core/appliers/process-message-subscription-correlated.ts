import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** An interrupting event needs its subscription no more. A message that was buffered may come before the subscription is CREATED. */
export const processMessageSubscriptionCorrelated: EventApplier<ProcessMessageSubscriptionValue> = (
  state,
  key,
  value,
) => {
  if (value.interrupting) state.subscriptions.removeProcessSide(value.elementInstanceKey, value.messageName);
  else state.subscriptions.putProcessSide({ key, state: 'OPENED', value });
};
