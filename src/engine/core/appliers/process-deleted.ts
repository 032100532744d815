import type { ProcessValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processDeleted: EventApplier<ProcessValue> = (state, _key, { processDefinitionKey }) =>
  state.processes.remove(processDefinitionKey);
