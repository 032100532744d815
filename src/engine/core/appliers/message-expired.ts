import type { MessageValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const messageExpired: EventApplier<MessageValue> = (state, key) => state.messages.remove(key);
