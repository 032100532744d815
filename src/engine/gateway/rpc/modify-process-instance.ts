import { executeOn, type UnaryRpc } from '../rpc.js';
import { variablesOf } from '../validation.js';

interface ModifyProcessInstanceRequest {
  readonly processInstanceKey: string;
  readonly activateInstructions: readonly {
    readonly elementId: string;
    /** -1 or 0: in the existing instance of the flow scope. */
    readonly ancestorElementInstanceKey: string;
    readonly variableInstructions: readonly { readonly variables: string; readonly scopeId: string }[];
  }[];
  readonly terminateInstructions: readonly { readonly elementInstanceKey: string }[];
}

export const modifyProcessInstance: UnaryRpc<ModifyProcessInstanceRequest, object> = async (request, { runtime }) => {
  const activateInstructions = request.activateInstructions.map((instruction) => ({
    elementId: instruction.elementId,
    ancestorScopeKey: instruction.ancestorElementInstanceKey,
    ancestorScopeKeys: [],
    variableInstructions: instruction.variableInstructions.map(({ variables, scopeId }) => ({
      variables: variablesOf(variables),
      elementId: scopeId,
    })),
  }));
  const terminateInstructions = request.terminateInstructions.map(({ elementInstanceKey }) => ({ elementInstanceKey }));
  const key = request.processInstanceKey;
  const value = { processInstanceKey: key, activateInstructions, terminateInstructions };
  await executeOn(runtime, key, { valueType: 'PROCESS_INSTANCE_MODIFICATION', intent: 'MODIFY', key, value });
  return {};
};
