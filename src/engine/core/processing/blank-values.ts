import { DEFAULT_TENANT, type JsonObject, type ValueType } from '../../../protocol/index.js';

const tenantId = DEFAULT_TENANT;
const NOT_SET = '-1';

/** What a record's field holds that nobody has set. */
const BLANK: Partial<Record<ValueType, JsonObject>> = {
  DEPLOYMENT: {
    resources: [],
    processesMetadata: [],
    decisionsMetadata: [],
    decisionRequirementsMetadata: [],
    formMetadata: [],
    tenantId,
  },
  PROCESS_INSTANCE: {
    bpmnProcessId: '',
    version: -1,
    processDefinitionKey: NOT_SET,
    processInstanceKey: NOT_SET,
    elementId: '',
    flowScopeKey: NOT_SET,
    bpmnElementType: 'UNSPECIFIED',
    bpmnEventType: 'UNSPECIFIED',
    parentProcessInstanceKey: NOT_SET,
    parentElementInstanceKey: NOT_SET,
    tenantId,
  },
  PROCESS_INSTANCE_CREATION: {
    bpmnProcessId: '',
    version: -1,
    processDefinitionKey: NOT_SET,
    processInstanceKey: NOT_SET,
    variables: {},
    startInstructions: [],
    tenantId,
  },
  PROCESS_INSTANCE_MODIFICATION: {
    processInstanceKey: NOT_SET,
    activateInstructions: [],
    terminateInstructions: [],
    ancestorScopeKeys: [],
    tenantId,
  },
  JOB: {
    type: '',
    worker: '',
    retries: -1,
    retryBackoff: 0,
    recurringTime: -1,
    deadline: -1,
    timeout: -1,
    jobKind: 'BPMN_ELEMENT',
    customHeaders: {},
    variables: {},
    errorCode: '',
    errorMessage: '',
    elementId: '',
    elementInstanceKey: NOT_SET,
    processInstanceKey: NOT_SET,
    processDefinitionKey: NOT_SET,
    processDefinitionVersion: -1,
    bpmnProcessId: '',
    tenantId,
  },
  JOB_BATCH: {
    type: '',
    worker: '',
    timeout: -1,
    maxJobsToActivate: -1,
    jobKeys: [],
    jobs: [],
    truncated: false,
    tenantIds: [],
  },
  INCIDENT: {
    errorType: 'UNKNOWN',
    errorMessage: '',
    bpmnProcessId: '',
    processDefinitionKey: NOT_SET,
    processInstanceKey: NOT_SET,
    elementId: '',
    elementInstanceKey: NOT_SET,
    jobKey: NOT_SET,
    variableScopeKey: NOT_SET,
    tenantId,
  },
  VARIABLE_DOCUMENT: { scopeKey: NOT_SET, updateSemantics: 'PROPAGATE', variables: {}, tenantId },
  MESSAGE: {
    name: '',
    correlationKey: '',
    messageId: '',
    timeToLive: -1,
    deadline: -1,
    variables: {},
    tenantId,
  },
  MESSAGE_SUBSCRIPTION: {
    processInstanceKey: NOT_SET,
    elementInstanceKey: NOT_SET,
    bpmnProcessId: '',
    messageName: '',
    correlationKey: '',
    interrupting: true,
    messageKey: NOT_SET,
    variables: {},
    tenantId,
  },
  PROCESS_MESSAGE_SUBSCRIPTION: {
    processInstanceKey: NOT_SET,
    elementInstanceKey: NOT_SET,
    bpmnProcessId: '',
    elementId: '',
    messageName: '',
    correlationKey: '',
    interrupting: true,
    messageKey: NOT_SET,
    variables: {},
    tenantId,
  },
  TIMER: {
    elementInstanceKey: NOT_SET,
    processInstanceKey: NOT_SET,
    processDefinitionKey: NOT_SET,
    dueDate: -1,
    repetitions: 0,
    targetElementId: '',
    tenantId,
  },
  DECISION_EVALUATION: {
    decisionKey: NOT_SET,
    decisionId: '',
    decisionName: '',
    decisionVersion: -1,
    decisionRequirementsId: '',
    decisionRequirementsKey: NOT_SET,
    decisionOutput: 'null',
    variables: {},
    bpmnProcessId: '',
    processDefinitionKey: NOT_SET,
    processInstanceKey: NOT_SET,
    elementId: '',
    elementInstanceKey: NOT_SET,
    evaluatedDecisions: [],
    evaluationFailureMessage: '',
    failedDecisionId: '',
    tenantId,
  },
  SIGNAL: { signalName: '', variables: {}, tenantId },
  RESOURCE_DELETION: { resourceKey: NOT_SET, tenantId },
};

/** A record's value before anybody has set a field; empty for value types that are always written in full. */
export function blankValue(valueType: ValueType): JsonObject {
  return BLANK[valueType] ?? {};
}

/** The value with the fields that its record has, no more and no less. */
export function completed(valueType: ValueType, value: JsonObject): JsonObject {
  const blank = BLANK[valueType];
  if (!blank) return value;
  const fields = Object.entries(blank).map(([name, unset]) => [name, value[name] ?? unset] as const);
  const all = Object.fromEntries(fields) as JsonObject;
  return valueType === 'PROCESS_INSTANCE_MODIFICATION' ? { ...all, activateInstructions: activations(all) } : all;
}

function activations({ activateInstructions }: JsonObject): JsonObject[] {
  const instructions = activateInstructions as readonly JsonObject[];
  return instructions.map((instruction) => ({ ancestorScopeKeys: [], ...instruction }));
}
