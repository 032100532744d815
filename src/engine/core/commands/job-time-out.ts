import type { JobState } from '../state/jobs.js';
import type { CommandHandler } from './command-handler.js';

/** The job may be activated again; that costs no retry. */
export const jobTimeOut: CommandHandler = ({ key }, step) => {
  const job = step.read.jobs.get(key);
  if (job?.state === 'ACTIVATED') {
    step.reply(step.event('JOB', 'TIMED_OUT', key, job.value));
    return;
  }
  const why = job ? REASONS[job.state] : 'no such job was found';
  step.reject('NOT_FOUND', `Expected to time out activated job with key '${key}', but ${why}`);
};

const REASONS: Readonly<Record<Exclude<JobState, 'ACTIVATED'>, string>> = {
  ACTIVATABLE: 'it must be activated first',
  FAILED: 'it is marked as failed and is not activated',
  ERROR_THROWN: 'it has thrown an error and is not activated',
};
