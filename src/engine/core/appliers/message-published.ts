import type { MessageValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messagePublished: EventApplier<MessageValue> = (state, key, value) => state.messages.put(key, value);
