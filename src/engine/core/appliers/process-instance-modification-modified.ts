import type { ProcessInstanceModificationValue } from '../values.js';
import { expectActivation } from '../state/expected-activation.js';
import type { EventApplier } from './event-applier.js';

/** Scopes that something is activated in run again, also when a terminate end event had interrupted them. */
export const processInstanceModificationModified: EventApplier<ProcessInstanceModificationValue> = (
  state,
  _key,
  value,
) => {
  for (const { elementId, ancestorScopeKeys } of value.activateInstructions) {
    for (const scopeKey of ancestorScopeKeys) {
      if (state.elements.get(scopeKey)) state.elements.update(scopeKey, () => ({ interruptingElementId: null }));
    }
    const scopeKey = ancestorScopeKeys.at(-1);
    if (scopeKey !== undefined) expectActivation(state, scopeKey, elementId);
  }
};
