import { throwCompensation } from '../processing/compensation-throw.js';
import type { ElementContext } from '../processing/element-context.js';
import { elementOf } from '../processing/element-views.js';
import { throwEscalation } from '../processing/escalation-events.js';
import type { Outcome } from '../processing/failure.js';
import { jobTask } from '../processing/job-task.js';
import { completeAndLeave, leave, passThrough } from '../processing/leave.js';
import { applyOutputMappings } from '../processing/mappings.js';
import { throwSignal } from '../processing/signal-events.js';
import { terminateActivity } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Intermediate throw event. None: passed through. Message: a job for a worker who sends it. Signal, escalation and
 * compensation: thrown while it activates. Link: goes on at the catch event of the same name. Input mappings count where
 * something takes the variables: a job, a signal; output mappings not for compensation. Source: BPMN 2.0.2 §10.5.4.
 */
export const intermediateThrowEvent: ElementBehavior = {
  onActivate(context) {
    switch (context.element.eventType) {
      case 'MESSAGE':
        return jobTask.onActivate(context);
      case 'SIGNAL':
        return throwSignal(context);
      case 'ESCALATION':
        return throwEscalation(context);
      case 'COMPENSATION':
        return throwCompensation(context);
      default:
        return passThrough(context);
    }
  },
  onComplete(context) {
    switch (context.element.eventType) {
      case 'LINK':
        return followLink(context);
      case 'COMPENSATION':
        return leave(context);
      default:
        return completeAndLeave(context);
    }
  },
  onTerminate: terminateActivity,
};

/** The token jumps: no sequence flow leads from the throw event to the catch event. */
function followLink(context: ElementContext): Outcome {
  const failure = applyOutputMappings(context);
  if (failure) return failure;
  const { step, value, element, process } = context;
  const siblings = elementOf(process, element.flowScope ?? '').children.map((id) => elementOf(process, id));
  const target = siblings.find(
    ({ type, link }) => type === 'INTERMEDIATE_CATCH_EVENT' && link?.name === element.link?.name,
  );
  if (!target) throw new Error(`expected a catch event for link ${element.link?.name}, found none`);
  context.completed();
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', '-1', context.valueOf(target, value.flowScopeKey));
  return null;
}
