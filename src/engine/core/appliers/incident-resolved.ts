import type { IncidentValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

/** The incident is gone; a job that waited for it is activatable and knows its own element again. */
export const incidentResolved: EventApplier<IncidentValue> = (state, key, { jobKey }) => {
  const job = state.jobs.get(jobKey);
  if (job?.state === 'FAILED' || job?.state === 'ERROR_THROWN') {
    const elementId = state.elements.get(job.value.elementInstanceKey)?.value.elementId ?? job.value.elementId;
    state.jobs.put(jobKey, 'ACTIVATABLE', { ...job.value, elementId });
  }
  state.incidents.remove(key);
};
