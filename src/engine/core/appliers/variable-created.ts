import type { VariableValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

export const variableCreated: EventApplier<VariableValue> = (state, key, { scopeKey, name, value }) =>
  state.variables.put(scopeKey, name, { key, value });
