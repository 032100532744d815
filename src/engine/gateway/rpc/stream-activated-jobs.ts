import type { PushedJob } from '../../core/index.js';
import type { StreamRpc } from '../rpc.js';
import { checkPositive, checkPresent, checkTenants } from '../validation.js';
import { activated } from './activate-jobs.js';

interface StreamActivatedJobsRequest {
  readonly type: string;
  readonly worker: string;
  /** Milliseconds a job stays with the worker. */
  readonly timeout: string;
  readonly fetchVariable: readonly string[];
  readonly tenantIds: readonly string[];
}

/**
 * Sends every job of the type that comes from now on, each to one of the streams that are open, until the caller leaves or the
 * gateway stops. What could not be sent may be activated by others.
 */
export const streamActivatedJobs: StreamRpc<StreamActivatedJobsRequest, object> = async (
  request,
  { runtime, polls, stopping },
  caller,
  send,
) => {
  const timeout = Number(request.timeout);
  checkTenants('StreamActivatedJobs', request.tenantIds);
  checkPresent('stream activated jobs', 'type', request.type);
  checkPositive('stream activated jobs', 'timeout', timeout);
  const { type, worker, fetchVariable: fetchVariables } = request;
  const deliver = ({ key, job }: PushedJob): void => {
    if (!send(activated(key, job))) void polls.giveBack([key]);
  };
  const close = runtime.streams.add(type, { worker, timeout, fetchVariables }, deliver);
  await aborted(AbortSignal.any([caller.signal, stopping]));
  close();
};

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
