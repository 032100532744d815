import type { ElementContext } from '../processing/element-context.js';
import { subscribe, unsubscribe } from '../processing/event-subscriptions.js';
import { evaluateString } from '../processing/expressions.js';
import type { Evaluated, Failure, Outcome } from '../processing/failure.js';
import { resolveIncidentOf } from '../processing/incidents.js';
import { completeAndLeave } from '../processing/leave.js';
import { applyInputMappings } from '../processing/mappings.js';
import { processInstanceValue } from '../processing/process-start.js';
import { terminatedOrInterrupted } from '../processing/termination.js';
import { mergeUpward } from '../processing/variables.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Call activity: runs the latest version of another process as a child instance and waits for its end.
 *
 * The child gets all visible variables, or with `propagateAllParentVariables="false"` those of the input mappings. What
 * comes back is decided when the child completes: see the applier of ELEMENT_COMPLETED. A process that is not there, or
 * has no none start event, is a CALLED_ELEMENT_ERROR. Source: BPMN 2.0.2 §13.3.5.
 */
export const callActivity: ElementBehavior = {
  onActivate: (context) => applyInputMappings(context) ?? call(context),
  onComplete: completeAndLeave,

  onTerminate(context) {
    unsubscribe(context.step, context.key);
    resolveIncidentOf(context.step, context.key);
    const child = calledInstance(context);
    if (child) context.step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', child.key, child.value);
    else terminatedOrInterrupted(context);
  },

  onChildCompleted(context) {
    // The child may have completed while its call activity is being terminated: then there is nothing left to wait for.
    if (context.instance?.state === 'ELEMENT_TERMINATING') terminatedOrInterrupted(context);
    else context.complete();
  },

  onChildTerminated: terminatedOrInterrupted,
};

function call(context: ElementContext): Outcome {
  const { step, key, value, element } = context;
  const definition = calledProcess(context);
  if (!definition.ok) return definition.failure;
  const failure = subscribe(context);
  if (failure) return failure;
  context.activated();
  const childKey = step.newKey();
  const caller = { processInstanceKey: value.processInstanceKey, elementInstanceKey: key };
  const child = processInstanceValue(definition.value, childKey, caller);
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', childKey, child);
  if (element.calledElement?.propagateAllParentVariables) {
    mergeUpward(step, child, childKey, step.read.variables.document(key));
  } else if (element.inputs.length > 0) {
    mergeUpward(step, child, childKey, step.read.variables.localDocument(key));
  }
  return null;
}

function calledProcess(context: ElementContext): Evaluated<ProcessDefinition> {
  const { calledElement, id } = context.element;
  if (!calledElement) throw new Error(`expected call activity ${id} to name the process it calls`);
  const processId = evaluateString(context, calledElement.processId);
  if (!processId.ok) return processId;
  const definition = context.step.read.processes.latest(processId.value);
  if (!definition) return { ok: false, failure: cannotCall(processId.value, 'be deployed') };
  const process = context.step.read.definitions.process(definition.processDefinitionKey);
  const startable = (process.elements.get(process.bpmnProcessId)?.noneStartEvent ?? null) !== null;
  return startable
    ? { ok: true, value: definition }
    : { ok: false, failure: cannotCall(processId.value, 'have a none start event') };
}

function cannotCall(processId: string, expected: string): Failure {
  return {
    errorType: 'CALLED_ELEMENT_ERROR',
    message: `Expected process with BPMN process id '${processId}' to ${expected}, but not found.`,
  };
}

function calledInstance({ instance, step }: ElementContext) {
  const childKey = instance?.calledChildInstanceKey ?? null;
  return childKey === null ? undefined : step.read.elements.get(childKey);
}
