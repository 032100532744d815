import type { SignalSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const signalSubscriptionCreated: EventApplier<SignalSubscriptionValue> = (state, key, value) =>
  state.signals.put({ key, value });
