import { DEFAULT_TENANT, type JsonObject, type ZeebeRecord } from '../../../protocol/index.js';
import type { ResourceText } from '../../runtime/index.js';
import type { RpcContext, UnaryRpc } from '../rpc.js';
import { accepted, invalid } from '../status.js';
import { checkTenants } from '../validation.js';

interface DeployResourceRequest {
  readonly resources: readonly { readonly name: string; readonly content: Buffer }[];
  readonly tenantId: string;
}

/** Deploys all resources or none. Whoever deploys the same again gets the version and key it has already. */
export const deployResource: UnaryRpc<DeployResourceRequest, object> = async (request, context) => {
  checkTenants('DeployResource', [request.tenantId]);
  const { key, value } = await deploy(request.resources, context);
  const deployments = [
    ...list(value, 'processesMetadata').map((process) => ({ process: processMetadata(process) })),
    ...list(value, 'decisionsMetadata').map((decision) => ({ decision: decisionMetadata(decision) })),
    ...list(value, 'decisionRequirementsMetadata').map((drg) => ({ decisionRequirements: drgMetadata(drg) })),
    ...list(value, 'formMetadata').map((form) => ({ form: formMetadata(form) })),
  ];
  return { key, deployments, tenantId: DEFAULT_TENANT };
};

/** The DEPLOYMENT CREATED record. Throws INVALID_ARGUMENT with every finding. */
export async function deploy(
  resources: readonly { readonly name: string; readonly content: Buffer }[],
  { runtime }: RpcContext,
): Promise<ZeebeRecord> {
  const reply = await runtime.deploy(resources.map(text));
  if (reply === null) throw new Error('expected a reply to the deployment, but got none');
  return accepted(reply);
}

export const list = (value: JsonObject, name: string) => (value[name] ?? []) as readonly JsonObject[];

export function processMetadata(process: JsonObject): object {
  const { bpmnProcessId, version, processDefinitionKey, resourceName } = process;
  return { bpmnProcessId, version, processDefinitionKey, resourceName, tenantId: DEFAULT_TENANT };
}

function text({ name, content }: { readonly name: string; readonly content: Buffer }): ResourceText {
  try {
    return { resourceName: name, resource: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    throw invalid(`Expected the resource '${name}' to be UTF-8 text, but it is not`);
  }
}

function decisionMetadata(decision: JsonObject): object {
  return {
    dmnDecisionId: decision['decisionId'],
    dmnDecisionName: decision['decisionName'],
    version: decision['version'],
    decisionKey: decision['decisionKey'],
    dmnDecisionRequirementsId: decision['decisionRequirementsId'],
    decisionRequirementsKey: decision['decisionRequirementsKey'],
    tenantId: DEFAULT_TENANT,
  };
}

function drgMetadata(drg: JsonObject): object {
  return {
    dmnDecisionRequirementsId: drg['decisionRequirementsId'],
    dmnDecisionRequirementsName: drg['decisionRequirementsName'],
    version: drg['decisionRequirementsVersion'],
    decisionRequirementsKey: drg['decisionRequirementsKey'],
    resourceName: drg['resourceName'],
    tenantId: DEFAULT_TENANT,
  };
}

function formMetadata({ formId, version, formKey, resourceName }: JsonObject): object {
  return { formId, version, formKey, resourceName, tenantId: DEFAULT_TENANT };
}
