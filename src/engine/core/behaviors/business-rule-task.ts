import { evaluateCalledDecision } from '../processing/decisions.js';
import { jobTask } from '../processing/job-task.js';
import { leave, passThrough } from '../processing/leave.js';
import { applyInputMappings, applyOutputMappings } from '../processing/mappings.js';
import type { ElementBehavior } from './behavior.js';

/** Business rule task: a decision whose output becomes the result variable, or a job. */
export const businessRuleTask: ElementBehavior = {
  onActivate(context) {
    if (!context.element.calledDecision) return jobTask.onActivate(context);
    return applyInputMappings(context) ?? evaluateCalledDecision(context) ?? passThrough(context);
  },
  onComplete(context) {
    if (!context.element.calledDecision) return jobTask.onComplete(context);
    return applyOutputMappings(context) ?? leave(context);
  },
  onTerminate: jobTask.onTerminate,
};
