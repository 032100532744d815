import type { TimerValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const timerCreated: EventApplier<TimerValue> = (state, key, value) => state.timers.put(key, value);
