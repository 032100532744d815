import type { JobState } from '../state/jobs.js';
import type { CommandHandler } from './command-handler.js';

/** The back-off of a failed job is over: it may be activated again. */
export const jobRecurAfterBackoff: CommandHandler = ({ key }, step) => {
  const job = step.read.jobs.get(key);
  const waits = job?.state === 'FAILED' && job.value.retries > 0 && job.value.recurringTime >= 0;
  if (waits && job.value.recurringTime <= step.nowMs) {
    step.event('JOB', 'RECURRED_AFTER_BACKOFF', key, job.value);
    return;
  }
  const why = job ? REASONS[job.state] : 'no such job was found';
  step.reject('NOT_FOUND', `Expected to back off failed job with key '${key}', but ${why}`);
};

const REASONS: Readonly<Record<JobState, string>> = {
  ACTIVATABLE: 'it is already activable',
  ACTIVATED: 'it is already activated',
  FAILED: 'it waits longer, or for its incident',
  ERROR_THROWN: 'it is in error state',
};
