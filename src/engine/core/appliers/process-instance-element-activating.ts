import type { ProcessInstanceValue } from '../../../protocol/index.js';
import { elementOf } from '../processing/element-context.js';
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
  if (value.bpmnElementType !== 'PROCESS') return consumeTokens(state, value);
  if (value.parentElementInstanceKey === '-1') return;
  state.elements.update(value.parentElementInstanceKey, () => ({ calledChildInstanceKey: key }));
};

function consumeTokens(
  state: WriteState,
  { processDefinitionKey, elementId, flowScopeKey }: ProcessInstanceValue,
): void {
  const process = state.definitions.process(processDefinitionKey);
  const element = elementOf(process, elementId);
  if (element.type === 'PARALLEL_GATEWAY') state.elements.joinFlows(flowScopeKey, elementId);
  const tokens = tokensConsumed(process, element);
  if (tokens === 0) return;
  state.elements.update(flowScopeKey, ({ activeSequenceFlows }) => {
    // Modification activates sub-processes that no flow leads to; tokens that wait at a join are not theirs to take.
    const moving = activeSequenceFlows - state.elements.tokensAtJoins(flowScopeKey);
    const taken = element.type === 'SUB_PROCESS' ? Math.min(tokens, moving) : tokens;
    if (activeSequenceFlows < taken) {
      throw new Error(`expected ${taken} token(s) for ${elementId}, found ${activeSequenceFlows}`);
    }
    return { activeSequenceFlows: activeSequenceFlows - taken };
  });
}
