import type { IncidentValue } from '../../../protocol/index.js';
import type { JobRecordValue } from '../values.js';
import type { ElementContext } from './element-context.js';
import type { Failure } from './failure.js';
import type { Step } from './step.js';

/** The element instance waits in its state for somebody to resolve the incident. */
export function createIncident(context: ElementContext, failure: Failure): void {
  const incident: IncidentValue = {
    errorType: failure.errorType,
    errorMessage: failure.message,
    bpmnProcessId: context.value.bpmnProcessId,
    processDefinitionKey: context.value.processDefinitionKey,
    processInstanceKey: context.value.processInstanceKey,
    elementId: context.value.elementId,
    elementInstanceKey: context.key,
    jobKey: '-1',
    variableScopeKey: failure.variableScopeKey ?? context.key,
    tenantId: context.value.tenantId,
  };
  context.step.event('INCIDENT', 'CREATED', context.step.newKey(), incident);
}

/** The job waits for somebody to resolve the incident. */
export function createJobIncident(step: Step, jobKey: string, job: JobRecordValue, failure: Failure): void {
  const incident: IncidentValue = {
    errorType: failure.errorType,
    errorMessage: failure.message,
    bpmnProcessId: job.bpmnProcessId,
    processDefinitionKey: job.processDefinitionKey,
    processInstanceKey: job.processInstanceKey,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    jobKey,
    variableScopeKey: job.elementInstanceKey,
    tenantId: job.tenantId,
  };
  step.event('INCIDENT', 'CREATED', step.newKey(), incident);
}

/** An open incident of the job or element instance is resolved, because its owner goes away. */
export function resolveIncidentOf(step: Step, ownerKey: string): void {
  const key = step.read.incidents.keyOf(ownerKey);
  const incident = key === null ? undefined : step.read.incidents.get(key);
  if (key !== null && incident) step.event('INCIDENT', 'RESOLVED', key, incident);
}
