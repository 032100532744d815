import type { MessageStartEventSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The message starts no second instance of the process; with a correlation key no other message does while this one runs. */
export const messageStartEventSubscriptionCorrelated: EventApplier<MessageStartEventSubscriptionValue> = (
  state,
  _key,
  value,
) => {
  state.messages.correlate(value.messageKey, value.bpmnProcessId);
  if (value.correlationKey === '') return;
  state.messages.lockStart(value.bpmnProcessId, value.correlationKey, value.processInstanceKey);
};
