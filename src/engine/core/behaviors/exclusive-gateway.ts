import type { SequenceFlow } from '../../../model/index.js';
import { lastToFirst } from '../processing/document-order.js';
import type { ElementContext } from '../processing/element-context.js';
import { evaluateBoolean } from '../processing/expressions.js';
import { type Evaluated, NO_FLOW } from '../processing/failure.js';
import { terminateElement } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Exclusive gateway: takes the first flow whose condition is true, else the default flow. Conditions are tried from the last
 * in the file to the first, as Zeebe does.
 *
 * A condition that is no boolean is an EXTRACT_VALUE_ERROR, no flow to take a CONDITION_ERROR; resolving evaluates
 * again. Never waits. Source: BPMN 2.0.2 §13.4.2.
 */
export const exclusiveGateway: ElementBehavior = {
  onActivate(context) {
    const choice = chooseFlow(context);
    if (!choice.ok) return choice.failure;
    context.activated();
    context.completing();
    context.completed();
    if (choice.value) context.take(choice.value);
    return null;
  },
  onTerminate: terminateElement,
};

/** Null: the gateway has no outgoing flow and ends its path. */
function chooseFlow(context: ElementContext): Evaluated<SequenceFlow | null> {
  const { outgoing } = context.element;
  const [only] = outgoing;
  if (!only) return { ok: true, value: null };
  if (outgoing.length === 1 && only.condition === null) return { ok: true, value: only };
  for (const flow of lastToFirst(outgoing)) {
    if (flow.isDefault || !flow.condition) continue;
    const fulfilled = evaluateBoolean(context, flow.condition);
    if (!fulfilled.ok) return fulfilled;
    if (fulfilled.value) return { ok: true, value: flow };
  }
  const otherwise = outgoing.find((flow) => flow.isDefault);
  return otherwise ? { ok: true, value: otherwise } : { ok: false, failure: NO_FLOW };
}
