import type { ExecutableElement } from '../../../model/index.js';
import type { ElementContext } from './element-context.js';
import { evaluateString } from './expressions.js';
import type { Outcome } from './failure.js';
import { findCatch, scopesOutward } from './error-events.js';
import { canTrigger, triggerEvent } from './event-triggers.js';

/**
 * The escalation reaches the event that catches it, on a boundary or of an event sub-process around the throw event, on
 * through calling processes. Uncaught it changes nothing. The throw event goes on unless what catches it interrupts; then it
 * is terminated with its scope, also when another escalation was faster. The nearest event with the code is the one, even if
 * its scope was interrupted: as in Zeebe 8.5 the throw event then stays where it is.
 * Source: BPMN 2.0.2 §10.5.6.
 */
export function throwEscalation(context: ElementContext): Outcome {
  const { step, element, value } = context;
  if (!element.escalation?.escalationCode) throw new Error(`expected event ${element.id} to have an escalation code`);
  const code = evaluateString(context, element.escalation.escalationCode);
  if (!code.ok) return code.failure;
  context.activated();
  const scopes = scopesOutward(step, step.read.elements.get(value.flowScopeKey));
  const { found } = findCatch(step, scopes, escalationOf, code.value);
  const caught = found !== null && canTrigger(step.read, found.instance, found.event);
  if (caught) triggerEvent(step, found.instance, found.event, {});
  report(context, code.value, caught, found?.event.id ?? '');
  if (!found?.event.interrupting) context.complete();
  return null;
}

const escalationOf = ({ escalation }: ExecutableElement) => escalation && { code: escalation.escalationCode };

function report(
  { step, element, value }: ElementContext,
  escalationCode: string,
  caught: boolean,
  catchElementId: string,
): void {
  step.event('ESCALATION', caught ? 'ESCALATED' : 'NOT_ESCALATED', step.newKey(), {
    processInstanceKey: value.processInstanceKey,
    escalationCode,
    throwElementId: element.id,
    catchElementId,
    tenantId: value.tenantId,
  });
}
