import { DEFAULT_TENANT } from '../../../protocol/index.js';
import { execute, type UnaryRpc } from '../rpc.js';
import { checkTenants, variablesOf } from '../validation.js';

interface PublishMessageRequest {
  readonly name: string;
  readonly correlationKey: string;
  /** Milliseconds the message waits for a receiver. */
  readonly timeToLive: string;
  readonly messageId: string;
  readonly variables: string;
  readonly tenantId: string;
}

export const publishMessage: UnaryRpc<PublishMessageRequest, object> = async (request, { runtime }) => {
  checkTenants('PublishMessage', [request.tenantId]);
  const { name, correlationKey, messageId } = request;
  const value = {
    name,
    correlationKey,
    messageId,
    timeToLive: Number(request.timeToLive),
    variables: variablesOf(request.variables),
  };
  const { key } = await execute(runtime, { valueType: 'MESSAGE', intent: 'PUBLISH', key: '-1', value });
  return { key, tenantId: DEFAULT_TENANT };
};
