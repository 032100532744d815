import { createJobIncident } from '../processing/incidents.js';
import { mergeLocal } from '../processing/variables.js';
import type { JobRecordValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { integer, object, text } from '../processing/command-fields.js';
import { cutMessage, openJob } from '../processing/open-job.js';

/**
 * The attempt failed. With retries left the job comes back, after the back-off if there is one; without, it waits for its
 * JOB_NO_RETRIES incident. `retries` is set, not counted down. The variables are local to the element.
 */
export const jobFail: CommandHandler = ({ key, value }, step) => {
  const job = openJob(step, key, 'fail');
  if (!job) return;
  const retries = integer(value, 'retries');
  const retryBackoff = integer(value, 'retryBackoff');
  const failed: JobRecordValue = {
    ...job.value,
    retries,
    retryBackoff,
    errorMessage: cutMessage(text(value, 'errorMessage')),
    variables: object(value, 'variables'),
    ...(retries > 0 && retryBackoff > 0 ? { recurringTime: step.nowMs + retryBackoff } : {}),
  };
  step.reply(step.event('JOB', 'FAILED', key, failed));
  mergeLocal(step, failed, failed.elementInstanceKey, failed.variables);
  if (retries > 0) return;
  const message = failed.errorMessage === '' ? 'No more retries left.' : failed.errorMessage;
  createJobIncident(step, key, failed, { errorType: 'JOB_NO_RETRIES', message });
};
