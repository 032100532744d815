import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** TIMED_OUT and RECURRED_AFTER_BACKOFF: any worker may take the job. */
export const jobActivatableAgain: EventApplier<JobRecordValue> = (state, key, value) =>
  state.jobs.put(key, 'ACTIVATABLE', value);
