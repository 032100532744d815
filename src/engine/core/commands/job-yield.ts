import type { CommandHandler } from './command-handler.js';

/** A job that was pushed to a stream and did not arrive may be activated again; that costs no retry. */
export const jobYield: CommandHandler = ({ key }, step) => {
  const job = step.read.jobs.get(key);
  const expected = `Expected to yield activated job with key '${key}', but`;
  if (!job) return step.reject('NOT_FOUND', `${expected} no such job was found`);
  if (job.state !== 'ACTIVATED') return step.reject('INVALID_STATE', `${expected} it is in state '${job.state}'`);
  step.reply(step.event('JOB', 'YIELDED', key, job.value));
};
