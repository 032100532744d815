import type { IncidentValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

/** A job too large to be sent is out of the workers' sight until the incident is resolved. */
export const incidentCreated: EventApplier<IncidentValue> = (state, key, value) => {
  state.incidents.put(key, value);
  const job = value.errorType === 'MESSAGE_SIZE_EXCEEDED' ? state.jobs.get(value.jobKey) : undefined;
  if (job) state.jobs.put(value.jobKey, 'FAILED', job.value);
};
