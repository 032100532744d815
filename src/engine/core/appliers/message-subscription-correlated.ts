import type { MessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageSubscriptionCorrelated: EventApplier<MessageSubscriptionValue> = (state, key, value) => {
  if (value.interrupting) state.subscriptions.removeMessageSide(value.elementInstanceKey, value.messageName);
  else state.subscriptions.putMessageSide({ key, correlating: false, value });
};
