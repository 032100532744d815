import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobRetriesUpdated: EventApplier<JobRecordValue> = (state, key, { retries }) =>
  state.jobs.setRetries(key, retries);
