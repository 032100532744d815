import { type JobRecordValue, NO_CATCH_EVENT_FOUND } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** A caught error ends the job; an uncaught one leaves it to its incident. */
export const jobErrorThrown: EventApplier<JobRecordValue> = (state, key, value) => {
  const job = state.jobs.get(key);
  if (!job) throw new Error(`expected a job with key '${key}', but found none`);
  if (value.elementId === NO_CATCH_EVENT_FOUND) {
    const { errorCode, errorMessage, elementId } = value;
    return state.jobs.put(key, 'ERROR_THROWN', { ...job.value, errorCode, errorMessage, elementId });
  }
  state.jobs.remove(key);
  state.elements.update(value.elementInstanceKey, () => ({ jobKey: null }));
};
