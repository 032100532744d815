import type { ProcessValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processCreated: EventApplier<ProcessValue> = (state, _key, value) => state.processes.put(value);
