import type { MessageStartEventSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageStartEventSubscriptionDeleted: EventApplier<MessageStartEventSubscriptionValue> = (
  state,
  _key,
  value,
) => state.subscriptions.removeStart(value.messageName, value.bpmnProcessId);
