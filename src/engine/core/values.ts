import type { Json, JobValue, JsonObject } from '../../protocol/index.js';

/** Values of records in the exporter's field names. Keys are text, '-1' where there is none; times are epoch ms. */

export interface JobRecordValue extends JobValue {
  /** Ms a failed job waits before it comes back; 0: at once. */
  readonly retryBackoff: number;
  /** When it comes back; -1: it does not wait. */
  readonly recurringTime: number;
  readonly timeout: number;
  readonly jobKind: 'BPMN_ELEMENT';
}

export interface TimerValue {
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly dueDate: number;
  /** The catch event. */
  readonly targetElementId: string;
  /** How often it fires, this time included; -1: without end. */
  readonly repetitions: number;
  readonly tenantId: string;
}

export interface ProcessEventValue {
  readonly scopeKey: string;
  readonly targetElementId: string;
  readonly variables: JsonObject;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly tenantId: string;
}

export interface MessageValue {
  readonly name: string;
  readonly correlationKey: string;
  /** Empty: none. */
  readonly messageId: string;
  readonly timeToLive: number;
  readonly deadline: number;
  readonly variables: JsonObject;
  readonly tenantId: string;
}

export interface MessageSubscriptionValue {
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly bpmnProcessId: string;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly interrupting: boolean;
  /** The message that correlates, '-1' before the first. */
  readonly messageKey: string;
  readonly variables: JsonObject;
  readonly tenantId: string;
}

export interface ProcessMessageSubscriptionValue extends MessageSubscriptionValue {
  readonly elementId: string;
}

export interface MessageStartEventSubscriptionValue {
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly startEventId: string;
  readonly messageName: string;
  /** '-1' and empty until a message correlates. */
  readonly processInstanceKey: string;
  readonly messageKey: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  readonly tenantId: string;
}

export interface SignalSubscriptionValue {
  readonly signalName: string;
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly catchEventId: string;
  /** The element instance that waits; '-1' for start events of a process. */
  readonly catchEventInstanceKey: string;
  readonly tenantId: string;
}

export interface CompensationSubscriptionValue {
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly compensableActivityId: string;
  readonly compensableActivityInstanceKey: string;
  /** The scope the activity completed in. */
  readonly compensableActivityScopeKey: string;
  /** Empty and '-1' until it is triggered. */
  readonly throwEventId: string;
  readonly throwEventInstanceKey: string;
  /** Empty where only what the activity holds is compensated. */
  readonly compensationHandlerId: string;
  readonly compensationHandlerInstanceKey: string;
  readonly variables: JsonObject;
  readonly tenantId: string;
}

export interface ProcessValue {
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: string;
  readonly resourceName: string;
  readonly resource: string;
  /** MD5 of the resource in base64. */
  readonly checksum: string;
  /** True in the metadata of a deployment: the resource had been deployed before. */
  readonly duplicate: boolean;
  readonly tenantId: string;
}

export interface DecisionRequirementsValue {
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly decisionRequirementsKey: string;
  readonly namespace: string;
  readonly resourceName: string;
  readonly resource: string;
  readonly checksum: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
}

export interface DecisionValue {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly version: number;
  readonly decisionKey: string;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsKey: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
}

export interface FormValue {
  readonly formId: string;
  readonly version: number;
  readonly formKey: string;
  readonly resourceName: string;
  readonly resource: string;
  readonly checksum: string;
  readonly duplicate: boolean;
  readonly tenantId: string;
}

export interface MappingInstruction {
  readonly sourceElementId: string;
  readonly targetElementId: string;
}

export interface ProcessInstanceMigrationValue {
  readonly processInstanceKey: string;
  readonly targetProcessDefinitionKey: string;
  readonly mappingInstructions: readonly MappingInstruction[];
}

export interface ResourceDeletionValue {
  /** Of a process definition, a decision requirements graph or a form. */
  readonly resourceKey: string;
  readonly tenantId: string;
}

export interface ProcessInstanceCreationValue {
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly variables: JsonObject;
  readonly startInstructions: readonly { readonly elementId: string }[];
  readonly tenantId: string;
}

export interface ActivateInstruction {
  readonly elementId: string;
  /** '-1': the engine chooses. */
  readonly ancestorScopeKey: string;
  /** Empty `elementId`: the process instance. */
  readonly variableInstructions: readonly { readonly elementId: string; readonly variables: JsonObject }[];
}

export interface ProcessInstanceModificationValue {
  readonly processInstanceKey: string;
  /** `ancestorScopeKeys`: the scopes around the element, outermost first; only in events. */
  readonly activateInstructions: readonly (ActivateInstruction & { readonly ancestorScopeKeys: readonly string[] })[];
  readonly terminateInstructions: readonly { readonly elementInstanceKey: string }[];
  /** All of them; only in events. */
  readonly ancestorScopeKeys: readonly string[];
  readonly tenantId: string;
}

export interface JobBatchValue {
  readonly type: string;
  readonly worker: string;
  readonly timeout: number;
  readonly maxJobsToActivate: number;
  readonly jobKeys: readonly string[];
  readonly jobs: readonly JobRecordValue[];
  /** More jobs were there than fitted into the batch. */
  readonly truncated: boolean;
}

/** An internal error, and the process instance it stopped. */
export interface ErrorValue {
  readonly exceptionMessage: string;
  readonly stacktrace: string;
  /** Position of the command that failed. */
  readonly errorEventPosition: number;
  /** '-1': no instance is banned. */
  readonly processInstanceKey: string;
}

/** The value as JSON, for a record. Interfaces carry no index signature, so the compiler cannot see that it is. */
export function asJson(value: object): JsonObject {
  return value as { readonly [name: string]: Json };
}
export const NO_CATCH_EVENT_FOUND = 'NO_CATCH_EVENT_FOUND';
