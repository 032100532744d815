import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

/** A token is on its way in the scope; at a parallel gateway it counts for the join. */
export const processInstanceSequenceFlowTaken: EventApplier<ProcessInstanceValue> = (state, _key, value) => {
  const { flowScopeKey, elementId: flowId, processDefinitionKey } = value;
  state.elements.update(flowScopeKey, (scope) => ({ activeSequenceFlows: scope.activeSequenceFlows + 1 }));
  const process = state.definitions.process(processDefinitionKey);
  const target = process.elements.get(process.flows.get(flowId)?.target ?? '');
  if (target?.type === 'PARALLEL_GATEWAY') state.elements.takeFlow(flowScopeKey, target.id, flowId);
};
