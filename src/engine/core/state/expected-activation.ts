import { elementOf } from '../processing/element-context.js';
import type { WriteState } from './state.js';
import { tokensConsumed } from './tokens.js';

/**
 * An element is activated without a flow that leads to it: the scope counts what the activation will take off, so that
 * neither a token that waits elsewhere is lost nor the scope completes before the element is active.
 */
export function expectActivation(state: WriteState, scopeKey: string, elementId: string): void {
  const scope = state.elements.get(scopeKey);
  if (!scope) return;
  const process = state.definitions.process(scope.value.processDefinitionKey);
  const element = elementOf(process, elementId);
  const tokens = tokensConsumed(process, element);
  state.elements.update(scopeKey, ({ activeSequenceFlows }) => ({ activeSequenceFlows: activeSequenceFlows + tokens }));
  if (element.type !== 'PARALLEL_GATEWAY') return;
  for (const flow of element.incoming) state.elements.takeFlow(scopeKey, elementId, flow.id);
}
