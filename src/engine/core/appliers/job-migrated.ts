import type { JobRecordValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const jobMigrated: EventApplier<JobRecordValue> = (state, key, value) => {
  const job = state.jobs.get(key);
  const { processDefinitionKey, bpmnProcessId, processDefinitionVersion, elementId } = value;
  const migrated = { processDefinitionKey, bpmnProcessId, processDefinitionVersion, elementId };
  if (job) state.jobs.put(key, job.state, { ...job.value, ...migrated });
};
