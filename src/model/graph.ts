import type { Expression } from './feel/index.js';

/** Element types this release executes, in the exporter's `bpmnElementType` words. */
export type BpmnElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'MULTI_INSTANCE_BODY'
  | 'START_EVENT'
  | 'END_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'RECEIVE_TASK'
  | 'USER_TASK'
  | 'MANUAL_TASK'
  | 'TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'CALL_ACTIVITY';

/** The exporter's `bpmnEventType`. */
export type BpmnEventType =
  | 'UNSPECIFIED'
  | 'NONE'
  | 'TIMER'
  | 'MESSAGE'
  | 'TERMINATE'
  | 'ERROR'
  | 'SIGNAL'
  | 'ESCALATION'
  | 'LINK'
  | 'COMPENSATION';

export interface SequenceFlow {
  readonly id: string;
  readonly name: string | null;
  readonly source: string;
  readonly target: string;
  /** Null: unconditional. */
  readonly condition: Expression | null;
  readonly isDefault: boolean;
}

/** `target` is a variable path such as `review.outcome`. */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly expression: Expression;
}

export interface MessageDefinition {
  readonly name: Expression;
  /** Null only on start events of a process. */
  readonly correlationKey: Expression | null;
}

/** `zeebe:loopCharacteristics`: the activity runs once per item of the input collection. */
export interface MultiInstanceDefinition {
  readonly isSequential: boolean;
  readonly inputCollection: Expression;
  /** Local variable of the inner instance that holds its item; null: none. */
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
}

/** What a job carries: service and send task, user task (`io.camunda.zeebe:userTask`), business rule or script task with a job. */
export interface JobDefinition {
  readonly type: Expression;
  readonly retries: Expression;
  /** Static `zeebe:taskHeaders`, plus for user tasks the reserved `io.camunda.zeebe:` headers that need no evaluation. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface UserTaskDefinition {
  readonly formKey: string | null;
  /** Linked Camunda form: the id of a deployed `.form`. */
  readonly formId: Expression | null;
  readonly assignee: Expression | null;
  readonly candidateGroups: Expression | null;
  readonly candidateUsers: Expression | null;
  readonly dueDate: Expression | null;
  readonly followUpDate: Expression | null;
}

export interface CalledElement {
  readonly processId: Expression;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

export interface CalledDecision {
  readonly decisionId: Expression;
  readonly resultVariable: string;
}

export interface ScriptDefinition {
  readonly expression: Expression;
  readonly resultVariable: string;
}

/** One executable element; the process itself is the root element of its graph (`flowScope === null`). */
export interface ExecutableElement {
  readonly id: string;
  readonly name: string | null;
  readonly type: BpmnElementType;
  readonly eventType: BpmnEventType;
  /** Id of the enclosing sub-process or process; null for the process. */
  readonly flowScope: string | null;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  /** `zeebe:properties`; `step` is the legal tag (design §4). */
  readonly properties: Readonly<Record<string, string>>;
  /** Name of the lane that holds the element, null without lanes. */
  readonly lane: string | null;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Ids of boundary events on this activity, in document order. */
  readonly boundaryEvents: readonly string[];
  /** Boundary events only: the activity's id. */
  readonly attachedTo: string | null;
  /** Boundary and start events: true unless `cancelActivity="false"`. */
  readonly interrupting: boolean;
  /** Process and sub-process: ids of direct children in document order, else empty. */
  readonly children: readonly string[];
  /** Process and sub-process: id of the none start event, else null. */
  readonly noneStartEvent: string | null;
  readonly timer: TimerDefinition | null;
  readonly message: MessageDefinition | null;
  /** Error boundary (null code: catch all) and error end events. */
  readonly error: { readonly errorCode: Expression | null } | null;
  /** Signal start, catch, throw, end and boundary events. */
  readonly signal: { readonly name: Expression } | null;
  /** Escalation throw, end, boundary (null code: catch all) and event sub-process start events. */
  readonly escalation: { readonly escalationCode: Expression | null } | null;
  /** Link throw and catch events: the name that joins them. */
  readonly link: { readonly name: string } | null;
  /** Compensation throw and end events; null `activityRef`: all of the scope. Compensation boundary events: the handler's id. */
  readonly compensation: { readonly activityRef: string | null; readonly handler: string | null } | null;
  /** True on a compensation handler: an activity without flows that only compensation starts. */
  readonly isForCompensation: boolean;
  /** Null: the activity runs once. */
  readonly multiInstance: MultiInstanceDefinition | null;
  readonly job: JobDefinition | null;
  readonly userTask: UserTaskDefinition | null;
  readonly calledElement: CalledElement | null;
  readonly calledDecision: CalledDecision | null;
  readonly script: ScriptDefinition | null;
}

/** A process as the engine runs it and the law reads it. Pure data and compiled expressions; safe to share and cache. */
export interface ExecutableProcess {
  readonly bpmnProcessId: string;
  readonly name: string | null;
  readonly versionTag: string | null;
  /** Every element by id, the process itself included under `bpmnProcessId`. */
  readonly elements: ReadonlyMap<string, ExecutableElement>;
  readonly flows: ReadonlyMap<string, SequenceFlow>;
}
