import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processMessageSubscriptionDeleted: EventApplier<ProcessMessageSubscriptionValue> = (state, _key, value) =>
  state.subscriptions.removeProcessSide(value.elementInstanceKey, value.messageName);
