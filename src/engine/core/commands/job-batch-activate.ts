import { DEFAULT_TENANT, type JsonObject } from '../../../protocol/index.js';
import { createJobIncident } from '../processing/incidents.js';
import type { Step } from '../processing/step.js';
import type { JobBatchValue, JobRecordValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { integer, text, texts } from '../processing/command-fields.js';

/**
 * The oldest activatable jobs of the type belong to the worker until their deadline. A job too large for any batch waits
 * for its MESSAGE_SIZE_EXCEEDED incident instead.
 */
export const jobBatchActivate: CommandHandler = ({ value }, step) => {
  const problem = problemOf(value);
  if (problem !== null) return step.reject('INVALID_ARGUMENT', `Expected to activate job batch with ${problem}`);
  const batchKey = step.newKey();
  const request = {
    type: text(value, 'type'),
    worker: text(value, 'worker'),
    timeout: integer(value, 'timeout'),
    maxJobsToActivate: integer(value, 'maxJobsToActivate'),
  };
  const { tooLarge, ...batch } = collect(step, request, texts(value, 'variables'));
  if (tooLarge) raiseTooLarge(step, ...tooLarge);
  const activated: JobBatchValue & { tenantIds: readonly string[] } = {
    ...request,
    ...batch,
    tenantIds: value['tenantIds'] === undefined ? [DEFAULT_TENANT] : texts(value, 'tenantIds'),
  };
  step.reply(step.event('JOB_BATCH', 'ACTIVATED', batchKey, activated));
};

type Collected = Pick<JobBatchValue, 'jobKeys' | 'jobs' | 'truncated'> & {
  readonly tooLarge: readonly [key: string, job: JobRecordValue, bytes: number] | null;
};

type Request = Omit<JobBatchValue, 'jobKeys' | 'jobs' | 'truncated'>;

/** `fetch`: names of the variables that the worker wants; empty: all. */
function collect(step: Step, request: Request, fetch: readonly string[]): Collected {
  const jobKeys: string[] = [];
  const jobs: JobRecordValue[] = [];
  let bytes = 0;
  for (const [key, job] of step.read.jobs.activatable(request.type)) {
    if (jobs.length === request.maxJobsToActivate) break;
    const variables = step.read.variables.document(job.value.elementInstanceKey, fetch);
    const { worker, timeout } = request;
    const activated: JobRecordValue = { ...job.value, worker, deadline: step.nowMs + timeout, variables };
    const jobBytes = byteLength(JSON.stringify(activated));
    if (bytes + jobBytes > step.jobBatchBytesMax) {
      const tooLarge = jobs.length === 0 ? ([key, job.value, jobBytes] as const) : null;
      return { jobKeys, jobs, truncated: true, tooLarge };
    }
    bytes += jobBytes;
    jobKeys.push(key);
    jobs.push(activated);
  }
  return { jobKeys, jobs, truncated: false, tooLarge: null };
}

function raiseTooLarge(step: Step, key: string, job: JobRecordValue, bytes: number): void {
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const message =
    `The job with key '${key}' can not be activated, because with ${size} it is larger than the configured ` +
    `message size (per default is 4 MB). ` +
    `Try to reduce the size by reducing the number of fetched variables or modifying the variable values.`;
  createJobIncident(step, key, job, { errorType: 'MESSAGE_SIZE_EXCEEDED', message });
}

function problemOf(value: JsonObject): string | null {
  const max = integer(value, 'maxJobsToActivate');
  const timeout = integer(value, 'timeout');
  if (max < 1) return `max jobs to activate to be greater than zero, but it was '${max}'`;
  if (timeout < 1) return `timeout to be greater than zero, but it was '${timeout}'`;
  return text(value, 'type') === '' ? 'type to be present, but it was blank' : null;
}

/** Bytes of the text in UTF-8. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += 1;
    // A surrogate pair is four bytes for two units, any other unit beyond U+07FF three for one.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 1;
  }
  return bytes;
}
