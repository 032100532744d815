import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { eventSubProcessOf } from '../processing/catch-events.js';
import { elementOfInstance } from '../processing/element-views.js';
import type { WriteState } from '../state/state.js';
import { tokensConsumed } from '../state/tokens.js';
import type { EventApplier } from './event-applier.js';

/** The instance exists, and its tokens are off their flows; a called process is known to its call activity. */
export const processInstanceElementActivating: EventApplier<ProcessInstanceValue> = (state, key, value) => {
  state.elements.create({
    key,
    state: 'ELEMENT_ACTIVATING',
    value,
    childCount: 0,
    activeSequenceFlows: 0,
    jobKey: null,
    calledChildInstanceKey: null,
    interruptingElementId: null,
    acceptsEvents: true,
    interruptedByEvent: false,
  });
  if (value.bpmnElementType !== 'PROCESS') return enterScope(state, key, value);
  if (value.parentElementInstanceKey === '-1') return;
  state.elements.update(value.parentElementInstanceKey, () => ({ calledChildInstanceKey: key }));
};

function enterScope(state: WriteState, key: string, value: ProcessInstanceValue): void {
  const scope = state.elements.get(value.flowScopeKey);
  if (scope?.value.bpmnElementType === 'MULTI_INSTANCE_BODY') return state.elements.countInnerInstance(scope.key, key);
  consumeTokens(state, value);
  if (value.bpmnElementType === 'START_EVENT') takeOverTrigger(state, key, value);
}

function consumeTokens(state: WriteState, value: ProcessInstanceValue): void {
  const { processDefinitionKey, elementId, flowScopeKey } = value;
  const process = state.definitions.process(processDefinitionKey);
  const element = elementOfInstance(process, value);
  if (element.type === 'PARALLEL_GATEWAY') state.elements.joinFlows(flowScopeKey, elementId);
  // What an event sub-process interrupts may have been between two elements.
  if (element.type === 'EVENT_SUB_PROCESS' && isInterrupting(state, value)) {
    return state.elements.update(flowScopeKey, () => ({ activeSequenceFlows: 0 }));
  }
  const tokens = tokensConsumed(process, element);
  if (tokens === 0) return;
  // A modification activates what no flow leads to: it takes the tokens that there are, also such as wait at a join.
  state.elements.update(flowScopeKey, ({ activeSequenceFlows }) => ({
    activeSequenceFlows: Math.max(0, activeSequenceFlows - tokens),
  }));
}

function isInterrupting(state: WriteState, { processDefinitionKey, elementId }: ProcessInstanceValue): boolean {
  const process = state.definitions.process(processDefinitionKey);
  const children = process.elements.get(elementId)?.children ?? [];
  return children.some(
    (id) => process.elements.get(id)?.type === 'START_EVENT' && process.elements.get(id)?.interrupting,
  );
}

/** The event that started an event sub-process waits at the scope around it; its start event takes the variables from there. */
function takeOverTrigger(state: WriteState, key: string, value: ProcessInstanceValue): void {
  const process = state.definitions.process(value.processDefinitionKey);
  if (!eventSubProcessOf(process, elementOfInstance(process, value))) return;
  const scopeKey = state.elements.require(value.flowScopeKey).value.flowScopeKey;
  const trigger = state.triggers.peek(scopeKey);
  if (!trigger) return;
  state.triggers.put(key, trigger);
  state.triggers.delete(scopeKey, trigger.eventKey);
}
