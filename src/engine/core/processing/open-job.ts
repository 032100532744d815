import type { Step } from './step.js';
import type { Job } from '../state/jobs.js';

/** The job, when somebody may still work on it: activatable or activated. Else the command is rejected and null comes back. */
export function openJob(step: Step, key: string, verb: string): Job | null {
  const job = step.read.jobs.get(key);
  const expected = `Expected to ${verb} job with key '${key}', but`;
  if (!job) {
    step.reject('NOT_FOUND', `${expected} no such job was found`);
    return null;
  }
  if (job.state === 'ACTIVATABLE' || job.state === 'ACTIVATED') return job;
  step.reject('INVALID_STATE', `${expected} it is in state '${job.state}'`);
  return null;
}

/** Longer error messages are cut. */
export const ERROR_MESSAGE_LENGTH_MAX = 10_000;

export function cutMessage(message: string): string {
  return message.length <= ERROR_MESSAGE_LENGTH_MAX ? message : `${message.slice(0, ERROR_MESSAGE_LENGTH_MAX)}...`;
}
