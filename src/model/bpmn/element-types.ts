import type { BpmnElementType } from '../graph.js';

/** The graph's type for each BPMN element this release executes. Anything else is refused by the rule `supported-element`. */
export const ELEMENT_TYPES: Readonly<Record<string, BpmnElementType>> = {
  'bpmn:Process': 'PROCESS',
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:Task': 'TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
  'bpmn:CallActivity': 'CALL_ACTIVITY',
};

/** Event kinds per event type; null is the none event. */
export const EVENT_KINDS: Readonly<Record<string, readonly (string | null)[]>> = {
  // What starts what is the rule `start-event`.
  'bpmn:StartEvent': [null, 'Timer', 'Message', 'Error', 'Signal', 'Escalation'],
  'bpmn:EndEvent': [null, 'Terminate', 'Error', 'Message', 'Signal', 'Escalation', 'Compensate'],
  'bpmn:IntermediateCatchEvent': ['Timer', 'Message', 'Signal', 'Link'],
  'bpmn:IntermediateThrowEvent': [null, 'Message', 'Signal', 'Escalation', 'Link', 'Compensate'],
  'bpmn:BoundaryEvent': ['Timer', 'Message', 'Error', 'Signal', 'Escalation', 'Compensate'],
};
