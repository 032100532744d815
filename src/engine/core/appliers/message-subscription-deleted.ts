import type { MessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageSubscriptionDeleted: EventApplier<MessageSubscriptionValue> = (state, _key, value) =>
  state.subscriptions.removeMessageSide(value.elementInstanceKey, value.messageName);
