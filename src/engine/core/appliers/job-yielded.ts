import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** Any worker may take the job. */
export const jobYielded: EventApplier<JobRecordValue> = (state, key, value) =>
  state.jobs.put(key, 'ACTIVATABLE', value);
