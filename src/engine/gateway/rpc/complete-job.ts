import { executeOn, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface CompleteJobRequest {
  readonly jobKey: string;
  readonly variables: string;
}

export const completeJob: UnaryRpc<CompleteJobRequest, object> = async (request, { runtime }) => {
  const value = { variables: variablesOf(request.variables) };
  await executeOn(runtime, request.jobKey, { valueType: 'JOB', intent: 'COMPLETE', key: request.jobKey, value });
  return {};
};
