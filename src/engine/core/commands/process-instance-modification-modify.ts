import type { BpmnElementType, ExecutableProcess } from '../../../model/index.js';
import type { JsonObject, ProcessInstanceValue } from '../../../protocol/index.js';
import { followsEventBasedGateway } from '../processing/catch-events.js';
import { activateInScopes, scopesAround } from '../processing/element-activation.js';
import type { Rejection } from '../processing/failure.js';
import { terminateAtOnce } from '../processing/immediate-termination.js';
import type { Step } from '../processing/step.js';
import { mergeLocal } from '../processing/variables.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { ActivateInstruction, ProcessInstanceModificationValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { key, object, objects, text } from '../processing/command-fields.js';

/**
 * Elements are activated and element instances terminated, all or nothing. A scope that is left empty ends too, up to
 * the process instance; one that was called by another process may not end that way,
 * only when it is named itself.
 */
export const processInstanceModificationModify: CommandHandler = (command, step) => {
  const processInstanceKey = command.key !== '-1' ? command.key : key(command.value, 'processInstanceKey');
  const instance = step.read.elements.get(processInstanceKey);
  if (!instance) {
    const reason = `Expected to modify process instance but no process instance found with key '${processInstanceKey}'`;
    return step.reject('NOT_FOUND', reason);
  }
  const modification: ProcessInstanceModificationValue = {
    processInstanceKey,
    activateInstructions: activateInstructions(command.value),
    terminateInstructions: terminateInstructions(command.value),
    ancestorScopeKeys: [],
    tenantId: instance.value.tenantId,
  };
  const rejection = check(step, instance, modification) ?? step.attempt(() => modify(step, instance, modification));
  if (rejection) step.reject(rejection.type, rejection.reason);
};

function modify(
  step: Step,
  instance: ElementInstance,
  modification: ProcessInstanceModificationValue,
): Rejection | null {
  const activated = [];
  for (const instruction of modification.activateInstructions) {
    const setVariables = (elementId: string, scopeKey: string): void =>
      applyVariables(step, instance.value, instruction, elementId, scopeKey);
    const { elementId, ancestorScopeKey } = instruction;
    const activation = activateInScopes(step, instance.value, elementId, ancestorScopeKey, setVariables);
    if (!activation.ok) return activation.rejection;
    activated.push({ ...instruction, ancestorScopeKeys: activation.scopeKeys });
  }
  const needed = new Set(activated.flatMap(({ ancestorScopeKeys }) => ancestorScopeKeys));
  for (const { elementInstanceKey } of modification.terminateInstructions) {
    const rejection = terminate(step, elementInstanceKey, needed);
    if (rejection) return rejection;
  }
  const value = { ...modification, activateInstructions: activated, ancestorScopeKeys: [...needed] };
  step.reply(step.event('PROCESS_INSTANCE_MODIFICATION', 'MODIFIED', instance.key, value));
  return null;
}

/** The instance ends, and every scope around it that holds nothing any more. An earlier instruction may have ended it. */
function terminate(step: Step, elementInstanceKey: string, needed: ReadonlySet<string>): Rejection | null {
  let scope = step.read.elements.get(elementInstanceKey);
  for (let isTarget = true; scope && (isTarget || isEmpty(scope, needed)); isTarget = false) {
    const { bpmnElementType, parentProcessInstanceKey, bpmnProcessId, flowScopeKey } = scope.value;
    if (!isTarget && bpmnElementType === 'PROCESS' && parentProcessInstanceKey !== '-1') {
      return childWouldEnd(bpmnProcessId);
    }
    terminateAtOnce(step, scope);
    scope = step.read.elements.get(flowScopeKey);
  }
  return null;
}

function isEmpty(scope: ElementInstance, needed: ReadonlySet<string>): boolean {
  return scope.childCount === 0 && scope.activeSequenceFlows === 0 && !needed.has(scope.key);
}

function applyVariables(
  step: Step,
  instance: ProcessInstanceValue,
  { variableInstructions }: ActivateInstruction,
  elementId: string,
  scopeKey: string,
): void {
  for (const instruction of variableInstructions) {
    const target = instruction.elementId === '' ? instance.bpmnProcessId : instruction.elementId;
    if (target === elementId) mergeLocal(step, instance, scopeKey, instruction.variables);
  }
}

function activateInstructions(value: JsonObject): ProcessInstanceModificationValue['activateInstructions'] {
  return objects(value, 'activateInstructions').map((instruction) => ({
    elementId: text(instruction, 'elementId'),
    ancestorScopeKey: key(instruction, 'ancestorScopeKey'),
    variableInstructions: objects(instruction, 'variableInstructions').map((item) => ({
      elementId: text(item, 'elementId'),
      variables: object(item, 'variables'),
    })),
    ancestorScopeKeys: [],
  }));
}

function terminateInstructions(value: JsonObject): ProcessInstanceModificationValue['terminateInstructions'] {
  const instructions = objects(value, 'terminateInstructions');
  return instructions.map((instruction) => ({ elementInstanceKey: key(instruction, 'elementInstanceKey') }));
}

function check(
  step: Step,
  instance: ElementInstance,
  modification: ProcessInstanceModificationValue,
): Rejection | null {
  const process = step.read.definitions.process(instance.value.processDefinitionKey);
  const expected = `Expected to modify instance of process '${process.bpmnProcessId}' but it contains one or more`;
  for (const instruction of modification.activateInstructions) {
    const problem = activateProblem(step, process, instance, instruction);
    if (problem !== null) return { type: 'INVALID_ARGUMENT', reason: `${expected} ${problem}` };
  }
  for (const { elementInstanceKey } of modification.terminateInstructions) {
    // Not necessarily of this process instance: as in 8.5, also of one that it has called.
    if (step.read.elements.get(elementInstanceKey)) continue;
    const problem = `terminate instructions with an element instance that could not be found: '${elementInstanceKey}'`;
    return { type: 'INVALID_ARGUMENT', reason: `${expected} ${problem}` };
  }
  return null;
}

function activateProblem(
  step: Step,
  process: ExecutableProcess,
  instance: ElementInstance,
  instruction: ActivateInstruction,
): string | null {
  const { elementId } = instruction;
  const element = process.elements.get(elementId);
  if (!element && process.flows.has(elementId)) {
    return `activate instructions for elements that are unsupported: '${elementId}'. The activation of elements with type 'SEQUENCE_FLOW' is not supported.`;
  }
  if (!element) return `activate instructions with an element that could not be found: '${elementId}'`;
  const unsupported = `activate instructions for elements that are unsupported: '${elementId}'.`;
  if (followsEventBasedGateway(process, element)) {
    return `${unsupported} The activation of events belonging to an event-based gateway is not supported.`;
  }
  if (NOT_ACTIVATABLE.has(element.type)) {
    return `${unsupported} ${typeNotSupported(element.type)}`;
  }
  const scopeIds = scopesAround(process.elements, element).map(({ id }) => id);
  return variableProblem(process, instruction, scopeIds) ?? ancestorProblem(step, instance, instruction, scopeIds);
}

function variableProblem(
  process: ExecutableProcess,
  { elementId, variableInstructions }: ActivateInstruction,
  scopeIds: readonly string[],
): string | null {
  for (const { elementId: scopeId } of variableInstructions) {
    if (scopeId === '' || scopeId === elementId || scopeIds.includes(scopeId)) continue;
    return process.elements.has(scopeId)
      ? "variable instructions with a scope element that doesn't belong to the activating element's flow scope. These variables should be set before or after the modification."
      : `variable instructions with a scope element id that could not be found: '${scopeId}'`;
  }
  return null;
}

function ancestorProblem(
  step: Step,
  instance: ElementInstance,
  { ancestorScopeKey, elementId }: ActivateInstruction,
  scopeIds: readonly string[],
): string | null {
  if (Number(ancestorScopeKey) <= 0) return null;
  const ancestor = step.read.elements.get(ancestorScopeKey);
  const instructions = 'activate instructions with an ancestor scope key that';
  if (ancestor?.state !== 'ELEMENT_ACTIVATED') {
    return `${instructions} does not exist, or is not in an active state: '${ancestorScopeKey}'`;
  }
  if (ancestor.value.processInstanceKey !== instance.key) {
    return `${instructions} does not belong to the modified process instance: '${ancestorScopeKey}'`;
  }
  if (scopeIds.includes(ancestor.value.elementId)) return null;
  return `${instructions} is not an ancestor of the element to activate:\n- instance '${ancestorScopeKey}' of element '${ancestor.value.elementId}' is not an ancestor of element '${elementId}'`;
}

function typeNotSupported(type: string): string {
  return `The activation of elements with type '${type}' is not supported. Supported element types are: [${ACTIVATABLE.join(', ')}].`;
}

/** In the order in which Zeebe lists them. */
const ACTIVATABLE: readonly BpmnElementType[] = [
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'EXCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'MULTI_INSTANCE_BODY',
  'CALL_ACTIVITY',
  'BUSINESS_RULE_TASK',
  'SCRIPT_TASK',
  'SEND_TASK',
];
const NOT_ACTIVATABLE: ReadonlySet<BpmnElementType> = new Set(['PROCESS', 'START_EVENT', 'BOUNDARY_EVENT']);

function childWouldEnd(bpmnProcessId: string): Rejection {
  const reason =
    `Expected to modify instance of process '${bpmnProcessId}' but the given instructions would terminate ` +
    `the instance. The instance was created by a call activity in the parent process. ` +
    `To terminate this instance please modify the parent process instead.`;
  return { type: 'INVALID_ARGUMENT', reason };
}
