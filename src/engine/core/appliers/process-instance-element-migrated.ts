import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

export const processInstanceElementMigrated: EventApplier<ProcessInstanceValue> = (state, key, value) =>
  state.elements.migrate(key, value);
