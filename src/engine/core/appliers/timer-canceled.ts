import type { TimerValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The timer is gone. */
export const timerCanceled: EventApplier<TimerValue> = (state, key) => state.timers.remove(key);
