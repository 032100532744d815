import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The wait is over: any worker may take the job. */
export const jobRecurredAfterBackoff: EventApplier<JobRecordValue> = (state, key, value) =>
  state.jobs.put(key, 'ACTIVATABLE', value);
