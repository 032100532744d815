import type { JobBatchValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** Each job belongs to the worker until its deadline. The variables go to the worker only; the job keeps none. */
export const jobBatchActivated: EventApplier<JobBatchValue> = (state, _key, { jobKeys, jobs }) => {
  for (const [i, job] of jobs.entries()) state.jobs.put(jobKeys[i]!, 'ACTIVATED', { ...job, variables: {} });
};
