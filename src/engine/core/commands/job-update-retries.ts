import type { CommandHandler } from './command-handler.js';
import { integer } from '../processing/command-fields.js';

/** The job has the retries, in whatever state it is. An incident stays until it is resolved. */
export const jobUpdateRetries: CommandHandler = ({ key, value }, step) => {
  const retries = integer(value, 'retries');
  const expected = `Expected to update retries for job with key '${key}'`;
  if (retries < 1) {
    const reason = `${expected} with a positive amount of retries, but the amount given was '${retries}'`;
    return step.reject('INVALID_ARGUMENT', reason);
  }
  const job = step.read.jobs.get(key);
  if (!job) return step.reject('NOT_FOUND', `${expected}, but no such job was found`);
  step.reply(step.event('JOB', 'RETRIES_UPDATED', key, { ...job.value, retries }));
};
