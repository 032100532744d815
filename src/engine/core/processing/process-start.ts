import type { JsonObject, ProcessInstanceValue } from '../../../protocol/index.js';
import type { ProcessDefinition } from '../state/process-definitions.js';
import { triggering } from './event-triggers.js';
import type { Step } from './step.js';

/** Record value of a process instance itself. */
export function processInstanceValue(
  definition: ProcessDefinition,
  processInstanceKey: string,
  caller: { readonly processInstanceKey: string; readonly elementInstanceKey: string } | null,
): ProcessInstanceValue {
  return {
    processInstanceKey,
    processDefinitionKey: definition.processDefinitionKey,
    bpmnProcessId: definition.bpmnProcessId,
    version: definition.version,
    elementId: definition.bpmnProcessId,
    bpmnElementType: 'PROCESS',
    bpmnEventType: 'UNSPECIFIED',
    flowScopeKey: '-1',
    parentProcessInstanceKey: caller?.processInstanceKey ?? '-1',
    parentElementInstanceKey: caller?.elementInstanceKey ?? '-1',
    tenantId: definition.tenantId,
  };
}

/** An instance starts at a timer or message start event; the trigger waits at the definition until it is active. */
export function startInstance(
  step: Step,
  processDefinitionKey: string,
  processInstanceKey: string,
  startEventId: string,
  variables: JsonObject,
): void {
  const definition = step.read.processes.get(processDefinitionKey);
  if (!definition) throw new Error(`expected a process definition with key '${processDefinitionKey}', but found none`);
  const value = processInstanceValue(definition, processInstanceKey, null);
  triggering(step, value, processDefinitionKey, startEventId, variables);
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', processInstanceKey, value);
}
