import type { ElementContext } from '../processing/element-context.js';
import { triggering } from '../processing/event-triggers.js';
import { evaluate } from '../processing/expressions.js';
import type { Outcome } from '../processing/failure.js';
import { jobTask } from '../processing/job-task.js';
import { leave, passThrough } from '../processing/leave.js';
import { applyInputMappings, applyOutputMappings } from '../processing/mappings.js';
import type { ElementBehavior } from './behavior.js';

/** Script task: a FEEL expression whose value becomes the result variable, or a job. */
export const scriptTask: ElementBehavior = {
  onActivate(context) {
    if (!context.element.script) return jobTask.onActivate(context);
    return applyInputMappings(context) ?? runScript(context) ?? passThrough(context);
  },
  onComplete(context) {
    if (!context.element.script) return jobTask.onComplete(context);
    return applyOutputMappings(context) ?? leave(context);
  },
  onTerminate: jobTask.onTerminate,
};

/** The result waits as the task's own trigger until the output mappings take it. */
function runScript(context: ElementContext): Outcome {
  const { element, step, key, value } = context;
  if (!element.script) throw new Error(`expected script task ${element.id} to have a script`);
  const result = evaluate(step, element.script.expression, key);
  if (!result.ok) return result.failure;
  triggering(step, value, key, element.id, { [element.script.resultVariable]: result.value });
  return null;
}
