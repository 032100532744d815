import type { MessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The subscription takes no other message meanwhile, and the message goes to no other instance of the process. */
export const messageSubscriptionCorrelating: EventApplier<MessageSubscriptionValue> = (state, key, value) => {
  state.subscriptions.putMessageSide({ key, correlating: true, value });
  state.messages.correlate(value.messageKey, value.bpmnProcessId);
};
