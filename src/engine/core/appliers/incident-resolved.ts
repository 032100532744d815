import type { IncidentValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

/** The incident is gone; a job that waited for it is activatable. */
export const incidentResolved: EventApplier<IncidentValue> = (state, key, { jobKey }) => {
  const job = state.jobs.get(jobKey);
  if (job?.state === 'FAILED' || job?.state === 'ERROR_THROWN') state.jobs.put(jobKey, 'ACTIVATABLE', job.value);
  state.incidents.remove(key);
};
