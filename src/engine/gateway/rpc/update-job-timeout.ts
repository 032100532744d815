import { executeOn, type UnaryRpc } from '../rpc.js';

interface UpdateJobTimeoutRequest {
  readonly jobKey: string;
  /** Milliseconds from now. */
  readonly timeout: string;
}

export const updateJobTimeout: UnaryRpc<UpdateJobTimeoutRequest, object> = async (
  { jobKey: key, timeout },
  { runtime },
) => {
  const value = { timeout: Number(timeout) };
  await executeOn(runtime, key, { valueType: 'JOB', intent: 'UPDATE_TIMEOUT', key, value });
  return {};
};
