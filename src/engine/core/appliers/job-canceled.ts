import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobCanceled: EventApplier<JobRecordValue> = (state, key) => state.jobs.remove(key);
