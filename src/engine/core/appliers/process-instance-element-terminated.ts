import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { removeInstance } from '../state/instance-removal.js';
import type { EventApplier } from './event-applier.js';

/** The instance is gone. */
export const processInstanceElementTerminated: EventApplier<ProcessInstanceValue> = (state, key, value) => {
  removeInstance(state, key, value);
  state.elements.countEnd(value.flowScopeKey, 'terminated');
};
