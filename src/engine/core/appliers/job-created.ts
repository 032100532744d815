import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobCreated: EventApplier<JobRecordValue> = (state, key, value) => {
  state.jobs.put(key, 'ACTIVATABLE', value);
  state.elements.update(value.elementInstanceKey, () => ({ jobKey: key }));
};
