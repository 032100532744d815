import { triggering } from '../processing/event-triggers.js';
import type { CommandHandler } from './command-handler.js';
import { object } from '../processing/command-fields.js';
import { openJob } from '../processing/open-job.js';

/** The job is done, and its element completes with the variables. A timed-out job may still be completed by whoever has its key. */
export const jobComplete: CommandHandler = ({ key, value }, step) => {
  const job = openJob(step, key, 'complete');
  if (!job) return;
  const completed = { ...job.value, variables: object(value, 'variables') };
  step.reply(step.event('JOB', 'COMPLETED', key, completed));
  const task = step.read.elements.get(completed.elementInstanceKey);
  const scope = task && step.read.elements.get(task.value.flowScopeKey);
  if (scope?.state !== 'ELEMENT_ACTIVATED') return;
  triggering(step, task!.value, completed.elementInstanceKey, task!.value.elementId, completed.variables);
  step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', completed.elementInstanceKey, task!.value);
};
