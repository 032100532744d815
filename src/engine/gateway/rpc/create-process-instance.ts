import type { JsonObject } from '../../../protocol/index.js';
import { execute, type UnaryRpc } from '../rpc.js';
import { checkTenants, variablesOf } from '../validation.js';

export interface CreateProcessInstanceRequest {
  /** Read only when `bpmnProcessId` is empty. */
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  /** Negative: the latest. */
  readonly version: number;
  readonly variables: string;
  readonly startInstructions: readonly { readonly elementId: string }[];
  readonly tenantId: string;
}

export interface CreatedProcessInstance {
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processInstanceKey: string;
  readonly tenantId: string;
}

export const createProcessInstance: UnaryRpc<CreateProcessInstanceRequest, CreatedProcessInstance> = async (
  request,
  { runtime },
) => {
  const value = creationValue('CreateProcessInstance', request);
  const record = await execute(runtime, { valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', key: '-1', value });
  return createdInstance(record.value);
};

/** Value of the command; throws INVALID_ARGUMENT. */
export function creationValue(rpc: string, request: CreateProcessInstanceRequest): JsonObject {
  checkTenants(rpc, [request.tenantId]);
  return {
    processDefinitionKey: request.processDefinitionKey,
    bpmnProcessId: request.bpmnProcessId,
    version: request.version,
    variables: variablesOf(request.variables),
    startInstructions: request.startInstructions.map(({ elementId }) => ({ elementId })),
  };
}

export function createdInstance(value: JsonObject): CreatedProcessInstance {
  const { processDefinitionKey, bpmnProcessId, version, processInstanceKey, tenantId } =
    value as unknown as CreatedProcessInstance;
  return { processDefinitionKey, bpmnProcessId, version, processInstanceKey, tenantId };
}
