import type { JsonObject } from './json.js';

export type RecordType = 'EVENT' | 'COMMAND' | 'COMMAND_REJECTION';

export type RejectionType = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'INVALID_STATE' | 'PROCESSING_ERROR';

/** Reasons of an incident, in the protocol's words. */
export type ErrorType =
  | 'UNKNOWN'
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'FORM_NOT_FOUND';

/**
 * Intents per value type: commands in the imperative, events in the past tense, states in between in -ING.
 * The engine's command and applier registries are checked against this table.
 */
export const INTENTS = {
  /** An internal error; bans the process instance of the command that failed. */
  ERROR: { commands: [], events: ['CREATED'] },
  DEPLOYMENT: { commands: ['CREATE'], events: ['CREATED'] },
  PROCESS: { commands: [], events: ['CREATED', 'DELETING', 'DELETED'] },
  DECISION_REQUIREMENTS: { commands: [], events: ['CREATED', 'DELETED'] },
  DECISION: { commands: [], events: ['CREATED', 'DELETED'] },
  FORM: { commands: [], events: ['CREATED', 'DELETED'] },
  RESOURCE_DELETION: { commands: ['DELETE'], events: ['DELETING', 'DELETED'] },
  DECISION_EVALUATION: { commands: ['EVALUATE'], events: ['EVALUATED', 'FAILED'] },
  PROCESS_INSTANCE_CREATION: { commands: ['CREATE', 'CREATE_WITH_AWAITING_RESULT'], events: ['CREATED'] },
  PROCESS_INSTANCE_RESULT: { commands: [], events: ['COMPLETED'] },
  PROCESS_INSTANCE_MIGRATION: { commands: ['MIGRATE'], events: ['MIGRATED'] },
  PROCESS_INSTANCE_MODIFICATION: { commands: ['MODIFY'], events: ['MODIFIED'] },
  PROCESS_INSTANCE: {
    commands: ['CANCEL', 'ACTIVATE_ELEMENT', 'COMPLETE_ELEMENT', 'TERMINATE_ELEMENT'],
    events: [
      'SEQUENCE_FLOW_TAKEN',
      'ELEMENT_ACTIVATING',
      'ELEMENT_ACTIVATED',
      'ELEMENT_COMPLETING',
      'ELEMENT_COMPLETED',
      'ELEMENT_TERMINATING',
      'ELEMENT_TERMINATED',
      'ELEMENT_MIGRATED',
    ],
  },
  /** Ends the children of an element instance one by one; writes commands only. */
  PROCESS_INSTANCE_BATCH: { commands: ['ACTIVATE', 'TERMINATE'], events: [] },
  PROCESS_EVENT: { commands: [], events: ['TRIGGERING', 'TRIGGERED'] },
  JOB: {
    commands: [
      'COMPLETE',
      'FAIL',
      'THROW_ERROR',
      'UPDATE_RETRIES',
      'UPDATE_TIMEOUT',
      'TIME_OUT',
      'RECUR_AFTER_BACKOFF',
      'YIELD',
    ],
    events: [
      'CREATED',
      'COMPLETED',
      'FAILED',
      'ERROR_THROWN',
      'RETRIES_UPDATED',
      'TIMED_OUT',
      'RECURRED_AFTER_BACKOFF',
      'CANCELED',
      'TIMEOUT_UPDATED',
      'YIELDED',
      'MIGRATED',
    ],
  },
  JOB_BATCH: { commands: ['ACTIVATE'], events: ['ACTIVATED'] },
  INCIDENT: { commands: ['RESOLVE'], events: ['CREATED', 'RESOLVED', 'MIGRATED'] },
  VARIABLE: { commands: [], events: ['CREATED', 'UPDATED', 'MIGRATED'] },
  VARIABLE_DOCUMENT: { commands: ['UPDATE'], events: ['UPDATED'] },
  TIMER: { commands: ['TRIGGER'], events: ['CREATED', 'TRIGGERED', 'CANCELED'] },
  MESSAGE: { commands: ['PUBLISH'], events: ['PUBLISHED', 'EXPIRED'] },
  /** Lets messages go whose time is over, many at once. */
  MESSAGE_BATCH: { commands: ['EXPIRE'], events: [] },
  MESSAGE_SUBSCRIPTION: {
    commands: ['CREATE', 'CORRELATE', 'REJECT', 'DELETE'],
    events: ['CREATED', 'CORRELATING', 'CORRELATED', 'REJECTED', 'DELETED'],
  },
  PROCESS_MESSAGE_SUBSCRIPTION: {
    commands: ['CREATE', 'CORRELATE', 'DELETE'],
    events: ['CREATING', 'CREATED', 'CORRELATED', 'DELETING', 'DELETED'],
  },
  MESSAGE_START_EVENT_SUBSCRIPTION: { commands: [], events: ['CREATED', 'CORRELATED', 'DELETED'] },
  SIGNAL: { commands: ['BROADCAST'], events: ['BROADCASTED'] },
  SIGNAL_SUBSCRIPTION: { commands: [], events: ['CREATED', 'DELETED'] },
  ESCALATION: { commands: [], events: ['ESCALATED', 'NOT_ESCALATED'] },
  COMPENSATION_SUBSCRIPTION: { commands: [], events: ['CREATED', 'TRIGGERED', 'COMPLETED', 'DELETED'] },
} as const satisfies Record<string, { commands: readonly string[]; events: readonly string[] }>;

export type ValueType = keyof typeof INTENTS;
export type CommandIntent<V extends ValueType = ValueType> = (typeof INTENTS)[V]['commands'][number];
export type EventIntent<V extends ValueType = ValueType> = (typeof INTENTS)[V]['events'][number];

/**
 * One entry of the log in the exporter's JSON shape. `position` grows without gaps on a partition and never repeats;
 * `timestamp` is epoch ms of the step's clock. `key` is `-1` (as Zeebe writes it) only where the record has none.
 */
export interface ZeebeRecord {
  readonly partitionId: number;
  readonly position: number;
  readonly sourceRecordPosition: number;
  readonly key: string;
  readonly timestamp: number;
  readonly recordType: RecordType;
  readonly valueType: ValueType;
  readonly intent: string;
  readonly value: JsonObject;
  readonly rejectionType: RejectionType | 'NULL_VAL';
  readonly rejectionReason: string;
  readonly brokerVersion: string;
  /** Version of the applier that an event is for; absent means 1. */
  readonly recordVersion?: number;
}

/** Value of PROCESS_INSTANCE records; keys are strings in our feed, numbers become strings where a cluster's feed is read. */
export interface ProcessInstanceValue {
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly elementId: string;
  readonly bpmnElementType: string;
  readonly bpmnEventType: string;
  /** '-1' for the process itself. */
  readonly flowScopeKey: string;
  readonly parentProcessInstanceKey: string;
  readonly parentElementInstanceKey: string;
  readonly tenantId: string;
}

export interface JobValue {
  readonly type: string;
  readonly worker: string;
  readonly retries: number;
  readonly deadline: number;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly variables: JsonObject;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly processDefinitionVersion: number;
  readonly bpmnProcessId: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly tenantId: string;
}

export interface IncidentValue {
  readonly errorType: ErrorType;
  readonly errorMessage: string;
  readonly bpmnProcessId: string;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly jobKey: string;
  readonly variableScopeKey: string;
  readonly tenantId: string;
}

export interface VariableValue {
  readonly name: string;
  /** JSON text. */
  readonly value: string;
  readonly scopeKey: string;
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly tenantId: string;
}

/** Where a projector reads a partition's committed records, from the embedded engine or from a cluster's exporter. */
export interface RecordSource {
  /** Committed records with `position > afterPosition` in order, at most `limit`; empty when the reader has caught up. */
  read(afterPosition: number, limit: number): Promise<readonly ZeebeRecord[]>;
  /** Calls `listener` after each commit that appended records; returns the function that unsubscribes. */
  onCommitted(listener: () => void): () => void;
  /** The consumer has made its own, durably, what is at or below the position: the source need not keep that for it. */
  acknowledge(consumer: string, position: number): Promise<void>;
}
