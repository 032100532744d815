import type { MessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The instance that could not take the message waits for none any more; another one of its process may have it. */
export const messageSubscriptionRejected: EventApplier<MessageSubscriptionValue> = (state, _key, value) => {
  state.subscriptions.removeMessageSide(value.elementInstanceKey, value.messageName);
  state.messages.uncorrelate(value.messageKey, value.bpmnProcessId);
};
