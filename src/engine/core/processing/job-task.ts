import type { ElementBehavior } from '../behaviors/behavior.js';
import type { ElementContext } from './element-context.js';
import { subscribe } from './event-subscriptions.js';
import type { Outcome } from './failure.js';
import { createJob, evaluateJob } from './jobs.js';
import { completeAndLeave, wait } from './leave.js';
import { applyInputMappings } from './mappings.js';
import { terminateActivity } from './termination.js';

/** A task that somebody outside does: it creates a job and waits until the job is completed. */
export const jobTask = {
  onActivate: (context) => applyInputMappings(context) ?? activate(context),
  onComplete: completeAndLeave,
  onTerminate: terminateActivity,
} satisfies ElementBehavior;

/** The job comes last, so that an expression which fails leaves neither job nor subscription. */
function activate(context: ElementContext): Outcome {
  const job = evaluateJob(context);
  if (!job.ok) return job.failure;
  const failure = subscribe(context);
  if (failure) return failure;
  createJob(context, job.value);
  return wait(context);
}
