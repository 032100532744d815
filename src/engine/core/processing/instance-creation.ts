import type { BpmnElementType, ExecutableProcess } from '../../../model/index.js';
import {
  DEFAULT_TENANT,
  type JsonObject,
  type ProcessInstanceValue,
  type ZeebeRecord,
} from '../../../protocol/index.js';
import { followsEventBasedGateway } from './catch-events.js';
import { activateInScopes } from './element-activation.js';
import { elementOf } from './element-context.js';
import type { Rejection } from './failure.js';
import { processInstanceValue } from './process-start.js';
import type { CommandRecord, Step } from './step.js';
import { mergeLocal } from './variables.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import type { ProcessInstanceCreationValue } from '../values.js';
import { integer, key, object, objects, text } from './command-fields.js';

type StartInstructions = ProcessInstanceCreationValue['startInstructions'];

/** A process instance exists, with the variables, and is about to start; null: the command is rejected. */
export function createInstance({ value }: CommandRecord, step: Step): ZeebeRecord | null {
  const instructions = objects(value, 'startInstructions').map((item) => ({ elementId: text(item, 'elementId') }));
  const definition = findDefinition(value, step);
  if (!('bpmnProcessId' in definition)) return refuse(step, definition);
  const misplaced = checkStart(step.read.definitions.process(definition.processDefinitionKey), instructions);
  if (misplaced) return refuse(step, misplaced);
  let created: ZeebeRecord | null = null;
  const rejection = step.attempt(() => {
    const instance = processInstanceValue(definition, step.newKey(), null);
    mergeLocal(step, instance, instance.processInstanceKey, object(value, 'variables'));
    const failed = activate(step, instance, instructions);
    if (failed) return failed;
    const record = createdValue(instance, value, instructions);
    created = step.event('PROCESS_INSTANCE_CREATION', 'CREATED', step.newKey(), record);
    return null;
  });
  return rejection ? refuse(step, rejection) : created;
}

function activate(step: Step, instance: ProcessInstanceValue, instructions: StartInstructions): Rejection | null {
  if (instructions.length === 0) {
    step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', instance.processInstanceKey, instance);
  }
  for (const { elementId } of instructions) {
    const activation = activateInScopes(step, instance, elementId, '-1', () => undefined);
    if (!activation.ok) return activation.rejection;
  }
  return null;
}

function createdValue(
  { bpmnProcessId, version, processDefinitionKey, processInstanceKey }: ProcessInstanceValue,
  command: JsonObject,
  startInstructions: StartInstructions,
): ProcessInstanceCreationValue {
  const variables = object(command, 'variables');
  return {
    bpmnProcessId,
    version,
    processDefinitionKey,
    processInstanceKey,
    variables,
    startInstructions,
    tenantId: DEFAULT_TENANT,
  };
}

function findDefinition(value: JsonObject, { read }: Step): ProcessDefinition | Rejection {
  const id = text(value, 'bpmnProcessId');
  const definitionKey = key(value, 'processDefinitionKey');
  const version = integer(value, 'version', -1);
  if (id !== '') {
    const found = version >= 0 ? read.processes.version(id, version) : read.processes.latest(id);
    const wanted = version >= 0 ? `process ID '${id}' and version '${version}'` : `process ID '${id}'`;
    return found ?? notFound(wanted);
  }
  if (definitionKey !== '-1') return read.processes.get(definitionKey) ?? notFound(`key '${definitionKey}'`);
  const reason = 'Expected at least a bpmnProcessId or a key greater than -1, but none given';
  return { type: 'INVALID_ARGUMENT', reason };
}

function notFound(wanted: string): Rejection {
  return { type: 'NOT_FOUND', reason: `Expected to find process definition with ${wanted}, but none found` };
}

/** Null: the instance can start there. */
function checkStart(process: ExecutableProcess, instructions: StartInstructions): Rejection | null {
  if (instructions.length === 0 && elementOf(process, process.bpmnProcessId).noneStartEvent === null) {
    const reason = 'Expected to create instance of process with none start event, but there is no such event';
    return { type: 'INVALID_STATE', reason };
  }
  for (const { elementId } of instructions) {
    const problem = startProblem(process, elementId);
    const reason = `Expected to create instance of process with start instructions but ${problem}`;
    if (problem !== null) return { type: 'INVALID_ARGUMENT', reason };
  }
  return null;
}

function startProblem(process: ExecutableProcess, elementId: string): string | null {
  const element = process.elements.get(elementId);
  const type = element?.type ?? (process.flows.has(elementId) ? 'SEQUENCE_FLOW' : null);
  if (type === null) return `no element found with id '${elementId}'.`;
  if (!element || NOT_A_START.has(element.type)) {
    return `the element with id '${elementId}' targets unsupported element type '${type}'.`;
  }
  if (!followsEventBasedGateway(process, element)) return null;
  return `the element with id '${elementId}' belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported.`;
}

const NOT_A_START: ReadonlySet<BpmnElementType> = new Set(['PROCESS', 'START_EVENT', 'BOUNDARY_EVENT']);

function refuse(step: Step, { type, reason }: Rejection): null {
  step.reject(type, reason);
  return null;
}
