import type { BpmnDocument } from '../bpmn/document.js';
import type { Finding } from '../finding.js';
import { boundaryEvent } from './boundary-event.js';
import { compensation } from './compensation.js';
import { conditionPosition } from './condition-position.js';
import { distinctTriggers } from './distinct-triggers.js';
import { constantStartName } from './constant-start-name.js';
import { elementIds } from './element-ids.js';
import { endEventOutgoing } from './end-event-outgoing.js';
import { errorCode } from './error-code.js';
import { escalationCode } from './escalation-code.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGatewayConditions } from './exclusive-gateway-conditions.js';
import { executableProcess } from './executable-process.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { formDefinition } from './form-definition.js';
import { jobRetries } from './job-retries.js';
import { linkPair } from './link-pair.js';
import { messageSubscription } from './message-subscription.js';
import { multiInstance } from './multi-instance.js';
import { readableContent } from './readable-content.js';
import { resolvedReferences } from './resolved-references.js';
import type { Rule } from './rule.js';
import { sequenceFlowEnds } from './sequence-flow-ends.js';
import { signalReference } from './signal-reference.js';
import { startEvent } from './start-event.js';
import { straightThroughLoop } from './straight-through-loop.js';
import { supportedElement } from './supported-element.js';
import { supportedEvent } from './supported-event.js';
import { supportedFeature } from './supported-feature.js';
import { taskImplementation } from './task-implementation.js';
import { timerDefinition } from './timer-definition.js';
import { validExpression } from './valid-expression.js';
import { variableNames } from './variable-names.js';

/** Every deployment rule by its id, which is also the name of its file. Adding a rule is a file and a line here. */
export const RULES = {
  'readable-content': readableContent,
  'executable-process': executableProcess,
  'element-ids': elementIds,
  'supported-element': supportedElement,
  'supported-event': supportedEvent,
  'supported-feature': supportedFeature,
  'resolved-references': resolvedReferences,
  'sequence-flow-ends': sequenceFlowEnds,
  'start-event': startEvent,
  'end-event-outgoing': endEventOutgoing,
  'boundary-event': boundaryEvent,
  'distinct-triggers': distinctTriggers,
  'exclusive-gateway-conditions': exclusiveGatewayConditions,
  'inclusive-gateway': inclusiveGateway,
  'condition-position': conditionPosition,
  'event-based-gateway': eventBasedGateway,
  'straight-through-loop': straightThroughLoop,
  'task-implementation': taskImplementation,
  'job-retries': jobRetries,
  'form-definition': formDefinition,
  'message-subscription': messageSubscription,
  'multi-instance': multiInstance,
  'timer-definition': timerDefinition,
  'error-code': errorCode,
  'escalation-code': escalationCode,
  'signal-reference': signalReference,
  'constant-start-name': constantStartName,
  'link-pair': linkPair,
  compensation,
  'variable-names': variableNames,
  'valid-expression': validExpression,
} as const satisfies Readonly<Record<string, Rule>>;

/** What every rule finds, in the order of the registry. Empty: the document may be deployed. */
export function findingsOf(document: BpmnDocument): Finding[] {
  return Object.entries(RULES).flatMap(([rule, check]) => check(document).map((problem) => ({ ...problem, rule })));
}
