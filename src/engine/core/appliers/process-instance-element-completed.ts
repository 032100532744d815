import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { elementOfInstance } from '../processing/element-views.js';
import { acceptsEvent } from '../processing/event-triggers.js';
import type { WriteState } from '../state/state.js';
import { removeInstance } from '../state/instance-removal.js';
import type { EventApplier } from './event-applier.js';

/** The instance is gone. A called process leaves its variables to its call activity, a terminate end event its mark on its scope. */
export const processInstanceElementCompleted: EventApplier<ProcessInstanceValue> = (state, key, value) => {
  if (value.bpmnElementType === 'PROCESS' && value.parentElementInstanceKey !== '-1')
    propagateToCaller(state, key, value);
  removeInstance(state, key, value);
  state.elements.countEnd(value.flowScopeKey, 'completed');
  if (value.bpmnEventType === 'LINK') keepToken(state, value);
  if (value.bpmnEventType !== 'TERMINATE') return;
  const interruption = { activeSequenceFlows: 0, interruptingElementId: value.elementId };
  state.elements.update(value.flowScopeKey, () => interruption);
};

/** Between the two events of a link the token is in the scope, as on a sequence flow. */
function keepToken(state: WriteState, { bpmnElementType, flowScopeKey }: ProcessInstanceValue): void {
  if (bpmnElementType !== 'INTERMEDIATE_THROW_EVENT') return;
  state.elements.update(flowScopeKey, (scope) => ({ activeSequenceFlows: scope.activeSequenceFlows + 1 }));
}

/** With neither output mappings nor `propagateAllChildVariables` nothing comes back. */
function propagateToCaller(state: WriteState, key: string, { parentElementInstanceKey }: ProcessInstanceValue): void {
  const caller = state.elements.require(parentElementInstanceKey);
  const process = state.definitions.process(caller.value.processDefinitionKey);
  const callActivity = elementOfInstance(process, caller.value);
  const propagates = callActivity.outputs.length > 0 || callActivity.calledElement?.propagateAllChildVariables === true;
  if (!propagates || !acceptsEvent(caller, callActivity)) return;
  state.triggers.put(caller.key, {
    eventKey: caller.key,
    elementId: callActivity.id,
    variables: state.variables.document(key),
    processInstanceKey: caller.value.processInstanceKey,
  });
}
