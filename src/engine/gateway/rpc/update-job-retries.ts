import { executeOn, type UnaryRpc } from '../rpc.js';

interface UpdateJobRetriesRequest {
  readonly jobKey: string;
  readonly retries: number;
}

export const updateJobRetries: UnaryRpc<UpdateJobRetriesRequest, object> = async (
  { jobKey: key, retries },
  { runtime },
) => {
  await executeOn(runtime, key, { valueType: 'JOB', intent: 'UPDATE_RETRIES', key, value: { retries } });
  return {};
};
