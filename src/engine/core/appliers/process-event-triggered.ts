import type { ProcessEventValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

export const processEventTriggered: EventApplier<ProcessEventValue> = (state, key, value) =>
  state.triggers.delete(value.scopeKey, key);
