import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobRetriesUpdated: EventApplier<JobRecordValue> = (state, key, { retries }) => {
  const job = state.jobs.get(key);
  if (job) state.jobs.put(key, job.state, { ...job.value, retries });
};
