import type { MessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageSubscriptionCreated: EventApplier<MessageSubscriptionValue> = (state, key, value) =>
  state.subscriptions.putMessageSide({ key, correlating: false, value });
