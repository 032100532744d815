import { executeOn, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface FailJobRequest {
  readonly jobKey: string;
  readonly retries: number;
  readonly errorMessage: string;
  /** Milliseconds until the job may be activated again. */
  readonly retryBackOff: string;
  readonly variables: string;
}

export const failJob: UnaryRpc<FailJobRequest, object> = async (request, { runtime }) => {
  const { jobKey: key, retries, errorMessage } = request;
  const value = {
    retries,
    errorMessage,
    retryBackoff: Number(request.retryBackOff),
    variables: variablesOf(request.variables),
  };
  await executeOn(runtime, key, { valueType: 'JOB', intent: 'FAIL', key, value });
  return {};
};
