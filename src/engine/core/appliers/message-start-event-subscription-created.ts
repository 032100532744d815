import type { MessageStartEventSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageStartEventSubscriptionCreated: EventApplier<MessageStartEventSubscriptionValue> = (
  state,
  key,
  value,
) => state.subscriptions.putStart({ key, value });
