import { execute, type UnaryRpc } from '../rpc.js';
import { DEFAULT_TENANT } from '../../../protocol/index.js';
import { checkTenants, variablesOf } from '../validation.js';

interface BroadcastSignalRequest {
  readonly signalName: string;
  readonly variables: string;
  readonly tenantId: string;
}

export const broadcastSignal: UnaryRpc<BroadcastSignalRequest, object> = async (request, { runtime }) => {
  checkTenants('BroadcastSignal', [request.tenantId]);
  const value = { signalName: request.signalName, variables: variablesOf(request.variables) };
  const { key } = await execute(runtime, { valueType: 'SIGNAL', intent: 'BROADCAST', key: '-1', value });
  return { key, tenantId: DEFAULT_TENANT };
};
