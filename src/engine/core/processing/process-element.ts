import { joinFires } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { ElementState } from '../state/lifecycle.js';
import { ElementContext } from './element-context.js';
import { createIncident } from './incidents.js';
import { runaway } from './runaway.js';
import type { Outcome } from './failure.js';
import type { Step } from './step.js';

export type ElementCommand = 'ACTIVATE_ELEMENT' | 'COMPLETE_ELEMENT' | 'TERMINATE_ELEMENT';

/** The command is done, or the text says why its transition is not possible (any more). */
export function processElement(
  step: Step,
  intent: ElementCommand,
  key: string,
  value: ProcessInstanceValue,
): string | null {
  const refusal = refusalOf(step, intent, key, value);
  if (refusal !== null) return refusal;
  const context = new ElementContext(step, key === '-1' ? step.newKey() : key, value);
  const failure = HANDLERS[intent](context);
  if (failure) createIncident(context, failure);
  return null;
}

/** An instance that is in the state already comes from a resolved incident: the work is done again, the event is not. */
const HANDLERS: Readonly<Record<ElementCommand, (context: ElementContext) => Outcome>> = {
  ACTIVATE_ELEMENT(context) {
    if (!context.instance) context.transition('ELEMENT_ACTIVATING');
    return runaway(context.step) ?? enterBody(context) ?? context.step.behaviorOf(context.element).onActivate(context);
  },
  COMPLETE_ELEMENT(context) {
    if (context.instance?.state !== 'ELEMENT_COMPLETING') context.completing();
    const { onComplete } = context.step.behaviorOf(context.element);
    if (!onComplete) throw new Error(`expected ${context.element.id} to complete while it activates`);
    return onComplete(context);
  },
  TERMINATE_ELEMENT(context) {
    context.transition('ELEMENT_TERMINATING');
    context.step.behaviorOf(context.element).onTerminate(context);
    return null;
  },
};

/** An inner instance of a multi-instance body is given its item first. */
function enterBody(context: ElementContext): Outcome {
  if (!context.isInner) return null;
  const body = context.flowScope;
  return context.step.behaviorOf(body.element).onChildActivating?.(body, context) ?? null;
}

function refusalOf(step: Step, intent: ElementCommand, key: string, value: ProcessInstanceValue): string | null {
  switch (intent) {
    case 'ACTIVATE_ELEMENT':
      return scopeRefusal(step, value) ?? joinRefusal(step, value);
    case 'COMPLETE_ELEMENT':
      return stateRefusal(step, key, ['ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING']) ?? scopeRefusal(step, value);
    case 'TERMINATE_ELEMENT':
      return stateRefusal(step, key, ['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING']);
  }
}

function stateRefusal(step: Step, key: string, expected: readonly ElementState[]): string | null {
  const instance = step.read.elements.get(key);
  if (!instance) return `Expected element instance with key '${key}' to be present in state but not found.`;
  if (expected.includes(instance.state)) return null;
  return `Expected element instance to be in state '${expected[0]}' or one of '[${expected.slice(1).join(', ')}]' but was '${instance.state}'.`;
}

/** A scope that ends, or that a terminate end event has interrupted, starts and completes nothing any more. */
function scopeRefusal(step: Step, value: ProcessInstanceValue): string | null {
  if (value.bpmnElementType === 'PROCESS') return null;
  const scope = step.read.elements.get(value.flowScopeKey);
  if (!scope) {
    return `Expected flow scope instance with key '${value.flowScopeKey}' to be present in state but not found.`;
  }
  if (scope.state !== 'ELEMENT_ACTIVATED') {
    return `Expected flow scope instance to be in state 'ELEMENT_ACTIVATED' but was '${scope.state}'.`;
  }
  return interruptionRefusal(scope, value.elementId);
}

function interruptionRefusal({ interruptingElementId }: ElementInstance, elementId: string): string | null {
  if (interruptingElementId === null || interruptingElementId === elementId) return null;
  return `Expected flow scope instance to be not interrupted but was interrupted by an event with id '${interruptingElementId}'.`;
}

/** A parallel gateway waits until each of its incoming flows was taken. */
function joinRefusal(step: Step, value: ProcessInstanceValue): string | null {
  if (value.bpmnElementType !== 'PARALLEL_GATEWAY') return null;
  const gateway = step.read.definitions.process(value.processDefinitionKey).elements.get(value.elementId);
  const taken = step.read.elements.takenFlowCount(value.flowScopeKey, value.elementId);
  if (joinFires(taken, gateway?.incoming.length ?? 0)) return null;
  return `Expected to be able to activate parallel gateway '${value.elementId}', but not all sequence flows have been taken.`;
}
