import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobTimeoutUpdated: EventApplier<JobRecordValue> = (state, key, { deadline }) => {
  const job = state.jobs.get(key);
  if (job) state.jobs.put(key, job.state, { ...job.value, deadline });
};
