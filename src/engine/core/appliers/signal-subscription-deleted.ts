import type { SignalSubscriptionValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const signalSubscriptionDeleted: EventApplier<SignalSubscriptionValue> = (state, _key, value) =>
  state.signals.remove(value);
