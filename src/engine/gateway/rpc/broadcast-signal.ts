import { execute, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface BroadcastSignalRequest {
  readonly signalName: string;
  readonly variables: string;
}

export const broadcastSignal: UnaryRpc<BroadcastSignalRequest, { key: string }> = async (request, { runtime }) => {
  const value = { signalName: request.signalName, variables: variablesOf(request.variables) };
  const { key } = await execute(runtime, { valueType: 'SIGNAL', intent: 'BROADCAST', key: '-1', value });
  return { key };
};
