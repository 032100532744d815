import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** With retries and no back-off the job is activatable at once; else it waits, for its back-off or for its incident. */
export const jobFailed: EventApplier<JobRecordValue> = (state, key, value) => {
  const retriesAtOnce = value.retries > 0 && value.retryBackoff <= 0;
  // The variables of the failure are the element's now; the job itself carries none until it is activated.
  state.jobs.put(key, retriesAtOnce ? 'ACTIVATABLE' : 'FAILED', { ...value, variables: {} });
};
