import { throwCompensation } from '../processing/compensation-throw.js';
import type { ElementContext } from '../processing/element-context.js';
import { findErrorCatch, throwError } from '../processing/error-events.js';
import { throwEscalation } from '../processing/escalation-events.js';
import { evaluateString } from '../processing/expressions.js';
import type { Outcome } from '../processing/failure.js';
import { jobTask } from '../processing/job-task.js';
import { leave } from '../processing/leave.js';
import { applyOutputMappings } from '../processing/mappings.js';
import { terminateChildren } from '../processing/scopes.js';
import { throwSignal } from '../processing/signal-events.js';
import { terminateActivity } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * End event: ends its path. None: no more. Terminate: every other path of its flow scope ends too, and the scope
 * completes. Error: the scope that catches the error is interrupted; uncaught it is an UNHANDLED_ERROR_EVENT. Message,
 * signal, escalation, compensation: as intermediate throw events. Source: BPMN 2.0.2 §13.5.6.
 */
export const endEvent: ElementBehavior = {
  onActivate(context) {
    switch (context.element.eventType) {
      case 'TERMINATE':
        return terminateScope(context);
      case 'ERROR':
        return raiseError(context);
      case 'MESSAGE':
        return jobTask.onActivate(context);
      case 'SIGNAL':
        return throwSignal(context);
      case 'ESCALATION':
        return throwEscalation(context);
      case 'COMPENSATION':
        return throwCompensation(context);
      default:
        context.activated();
        context.completing();
        return complete(context);
    }
  },
  onComplete: complete,
  onTerminate: terminateActivity,
};

/** Output mappings do not apply to compensation, as in Zeebe. */
function complete(context: ElementContext): Outcome {
  if (context.element.eventType === 'COMPENSATION') return leave(context);
  return applyOutputMappings(context) ?? leave(context);
}

function terminateScope(context: ElementContext): Outcome {
  context.activated();
  context.completing();
  const scope = context.flowScope;
  context.completed();
  terminateChildren(scope);
  return null;
}

/** The event stays active: the scope that catches the error terminates it. */
function raiseError(context: ElementContext): Outcome {
  const { step, element } = context;
  if (!element.error?.errorCode) throw new Error(`expected error end event ${element.id} to have an error code`);
  const code = evaluateString(context, element.error.errorCode);
  if (!code.ok) return code.failure;
  const search = findErrorCatch(step, code.value, step.read.elements.get(context.value.flowScopeKey));
  if (!search.found) return search.failure;
  context.activated();
  throwError(step, search.found, {});
  return null;
}
