import type { TimerValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The timer is gone; the next run of a repeating one is a timer of its own. */
export const timerTriggered: EventApplier<TimerValue> = (state, key) => state.timers.remove(key);
