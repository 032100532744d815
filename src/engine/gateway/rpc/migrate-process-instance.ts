import { executeOn, type UnaryRpc } from '../rpc.js';

interface MigrateProcessInstanceRequest {
  readonly processInstanceKey: string;
  readonly migrationPlan: {
    readonly targetProcessDefinitionKey: string;
    readonly mappingInstructions: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
  } | null;
}

export const migrateProcessInstance: UnaryRpc<MigrateProcessInstanceRequest, object> = async (request, { runtime }) => {
  const { processInstanceKey: key, migrationPlan: plan } = request;
  const value = {
    processInstanceKey: key,
    targetProcessDefinitionKey: plan?.targetProcessDefinitionKey ?? '0',
    mappingInstructions: (plan?.mappingInstructions ?? []).map(({ sourceElementId, targetElementId }) => ({
      sourceElementId,
      targetElementId,
    })),
  };
  await executeOn(runtime, key, { valueType: 'PROCESS_INSTANCE_MIGRATION', intent: 'MIGRATE', key, value });
  return {};
};
