import { executeOn, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface ThrowErrorRequest {
  readonly jobKey: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly variables: string;
}

export const throwError: UnaryRpc<ThrowErrorRequest, object> = async (request, { runtime }) => {
  const { jobKey: key, errorCode, errorMessage } = request;
  const value = { errorCode, errorMessage, variables: variablesOf(request.variables) };
  await executeOn(runtime, key, { valueType: 'JOB', intent: 'THROW_ERROR', key, value });
  return {};
};
