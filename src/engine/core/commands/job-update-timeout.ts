import type { CommandHandler } from './command-handler.js';
import { integer } from '../processing/command-fields.js';

/** Whoever works on the job has it for the time given, from now on. */
export const jobUpdateTimeout: CommandHandler = ({ key, value }, step) => {
  const job = step.read.jobs.get(key);
  if (!job) {
    const reason = `Expected to update job deadline with key '${key}', but no such job was found`;
    return step.reject('NOT_FOUND', reason);
  }
  if (job.state !== 'ACTIVATED') {
    const reason = `Expected to update the timeout of job with key '${key}', but it is not active`;
    return step.reject('INVALID_STATE', reason);
  }
  const deadline = step.nowMs + integer(value, 'timeout');
  step.reply(step.event('JOB', 'TIMEOUT_UPDATED', key, { ...job.value, deadline }));
};
