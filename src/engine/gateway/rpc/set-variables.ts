import { executeOn, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface SetVariablesRequest {
  readonly elementInstanceKey: string;
  readonly variables: string;
  readonly local: boolean;
}

export const setVariables: UnaryRpc<SetVariablesRequest, { key: string }> = async (request, { runtime }) => {
  const value = {
    scopeKey: request.elementInstanceKey,
    variables: variablesOf(request.variables),
    updateSemantics: request.local ? 'LOCAL' : 'PROPAGATE',
  };
  const { key } = await executeOn(runtime, request.elementInstanceKey, {
    valueType: 'VARIABLE_DOCUMENT',
    intent: 'UPDATE',
    key: '-1',
    value,
  });
  return { key };
};
