import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobCompleted: EventApplier<JobRecordValue> = (state, key, { elementInstanceKey }) => {
  state.jobs.remove(key);
  if (state.elements.get(elementInstanceKey)) state.elements.update(elementInstanceKey, () => ({ jobKey: null }));
};
