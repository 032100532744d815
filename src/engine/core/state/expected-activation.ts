import { elementOf } from '../processing/element-context.js';
import type { WriteState } from './state.js';

/**
 * An element is activated without a flow that leads to it. No token is added for it; a parallel gateway finds each of its
 * incoming flows taken, so that a flow that had been taken before still waits for the others afterwards.
 */
export function expectActivation(state: WriteState, scopeKey: string, elementId: string): void {
  const scope = state.elements.get(scopeKey);
  if (!scope) return;
  const element = elementOf(state.definitions.process(scope.value.processDefinitionKey), elementId);
  if (element.type !== 'PARALLEL_GATEWAY') return;
  for (const flow of element.incoming) state.elements.takeFlow(scopeKey, elementId, flow.id);
}
