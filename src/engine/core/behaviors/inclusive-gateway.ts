import type { SequenceFlow } from '../../../model/index.js';
import { lastToFirst } from '../processing/document-order.js';
import type { ElementContext } from '../processing/element-context.js';
import { evaluateBoolean } from '../processing/expressions.js';
import { type Evaluated, NO_FLOW } from '../processing/failure.js';
import { terminateElement } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Inclusive gateway: takes every flow whose condition is true, else the default flow. A flow that has no condition and is not
 * the default is never taken, unless it is the only one.
 *
 * It does not join: 8.5 refuses more than one flow into it at deployment. Failures are those of the exclusive gateway.
 * Never waits. Source: BPMN 2.0.2 §13.4.3.
 */
export const inclusiveGateway: ElementBehavior = {
  onActivate(context) {
    const choice = chooseFlows(context);
    if (!choice.ok) return choice.failure;
    context.activated();
    context.completing();
    context.completed();
    for (const flow of choice.value) context.take(flow);
    return null;
  },
  onTerminate: terminateElement,
};

/** None: the gateway has no outgoing flow and ends its path. */
function chooseFlows(context: ElementContext): Evaluated<readonly SequenceFlow[]> {
  const { outgoing } = context.element;
  if (outgoing.length === 0 || (outgoing.length === 1 && outgoing[0]?.condition === null)) {
    return { ok: true, value: outgoing };
  }
  const chosen: SequenceFlow[] = [];
  for (const flow of lastToFirst(outgoing)) {
    if (flow.isDefault || !flow.condition) continue;
    const fulfilled = evaluateBoolean(context, flow.condition);
    if (!fulfilled.ok) return fulfilled;
    if (fulfilled.value) chosen.push(flow);
  }
  const taken = chosen.length > 0 ? chosen : outgoing.filter((flow) => flow.isDefault);
  return taken.length > 0 ? { ok: true, value: taken } : { ok: false, failure: NO_FLOW };
}
