import type { ElementInstance } from '../state/element-instances.js';
import type { WriteState } from '../state/state.js';
import type { ProcessInstanceCreationValue } from '../values.js';
import { elementOf } from '../processing/element-context.js';
import { expectActivation } from '../state/expected-activation.js';
import type { EventApplier } from './event-applier.js';

export const processInstanceCreationCreated: EventApplier<ProcessInstanceCreationValue> = (state, _key, value) => {
  const process = state.definitions.process(value.processDefinitionKey);
  for (const { elementId } of value.startInstructions) {
    const scope = scopeInstance(state, value.processInstanceKey, elementOf(process, elementId).flowScope);
    if (scope) expectActivation(state, scope.key, elementId);
  }
};

/** The scope's instance; a new process instance has at most one. */
function scopeInstance(state: WriteState, key: string, scopeId: string | null): ElementInstance | null {
  const instance = state.elements.require(key);
  if (instance.value.elementId === scopeId) return instance;
  for (const child of state.elements.children(key)) {
    const found = scopeInstance(state, child.key, scopeId);
    if (found) return found;
  }
  return null;
}
