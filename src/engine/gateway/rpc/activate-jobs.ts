import { DEFAULT_TENANT, type JobValue } from '../../../protocol/index.js';
import type { StreamRpc } from '../rpc.js';
import { checkTenants } from '../validation.js';

/** How long a request waits that names no time, as in the real gateway. */
const LONG_POLL_MS = 10_000;

interface ActivateJobsRequest {
  readonly type: string;
  readonly worker: string;
  /** Milliseconds a job stays with the worker. */
  readonly timeout: string;
  readonly maxJobsToActivate: number;
  readonly fetchVariable: readonly string[];
  /** Milliseconds; 0: the default, negative: do not wait. */
  readonly requestTimeout: string;
  readonly tenantIds: readonly string[];
}

/**
 * Activates jobs and ends; without any it ends, empty, when the request's time is over, so that the client's own timer
 * (a second later) never leaves a stream behind that would swallow jobs.
 */
export const activateJobs: StreamRpc<ActivateJobsRequest, { jobs: object[] }> = async (
  request,
  context,
  caller,
  send,
) => {
  checkTenants('ActivateJobs', request.tenantIds);
  if (request.maxJobsToActivate < 1) return;
  const { type, worker, maxJobsToActivate, fetchVariable } = request;
  const tenantIds = request.tenantIds.length > 0 ? request.tenantIds : [DEFAULT_TENANT];
  const value = {
    type,
    worker,
    timeout: Number(request.timeout),
    maxJobsToActivate,
    variables: fetchVariable,
    tenantIds,
  };
  const command = { valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: '-1', value } as const;
  const batch = await context.polls.poll(type, command, waitMs(request), caller.signal);
  if (!batch) return;
  const jobs = (batch.record.value['jobs'] as unknown as readonly JobValue[]).map((job, i) =>
    activated(batch.jobKeys[i]!, job),
  );
  if (!send({ jobs })) await context.polls.giveBack(batch.jobKeys);
};

/** A request that the engine will refuse is not kept waiting for jobs. */
function waitMs({ type, timeout, requestTimeout }: ActivateJobsRequest): number {
  if (type === '' || Number(timeout) < 1) return 0;
  const requestTimeoutMs = Number(requestTimeout);
  return requestTimeoutMs === 0 ? LONG_POLL_MS : Math.max(0, requestTimeoutMs);
}

/** The job as a worker gets it. */
export function activated(key: string, job: JobValue): object {
  return {
    key,
    type: job.type,
    processInstanceKey: job.processInstanceKey,
    bpmnProcessId: job.bpmnProcessId,
    processDefinitionVersion: job.processDefinitionVersion,
    processDefinitionKey: job.processDefinitionKey,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    customHeaders: JSON.stringify(job.customHeaders),
    worker: job.worker,
    retries: job.retries,
    deadline: String(job.deadline),
    variables: JSON.stringify(job.variables),
    tenantId: DEFAULT_TENANT,
  };
}
