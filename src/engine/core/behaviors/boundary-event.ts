import { completeAndLeave } from '../processing/leave.js';
import { terminateElement } from '../processing/termination.js';
import type { ElementBehavior } from './behavior.js';

/**
 * Boundary event: goes on in place of its activity, or beside it when it does not interrupt. It is activated by the
 * events of its trigger, never by a command. Source: BPMN 2.0.2 §10.5.4.
 */
export const boundaryEvent: ElementBehavior = {
  onActivate(context) {
    throw new Error(`expected boundary event ${context.element.id} to be activated by its trigger, not by a command`);
  },
  onComplete: completeAndLeave,
  onTerminate: terminateElement,
};
