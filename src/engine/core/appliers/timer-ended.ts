import type { TimerValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** TIMER TRIGGERED and CANCELED; the next run of a repeating timer is a timer of its own. */
export const timerEnded: EventApplier<TimerValue> = (state, key) => state.timers.remove(key);
