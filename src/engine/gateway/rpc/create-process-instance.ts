import type { JsonObject } from '../../../protocol/index.js';
import { execute, type UnaryRpc } from '../rpc.js';
import { checkTenants, optionalKey, variablesOf } from '../validation.js';

export interface CreateProcessInstanceRequest {
  /** 0 when the process is addressed by id and version. */
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  /** -1: the latest. */
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
    processDefinitionKey: optionalKey(request.processDefinitionKey),
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
