import type { UnaryRpc } from '../rpc.js';
import { deploy, list, processMetadata } from './deploy-resource.js';

interface DeployProcessRequest {
  readonly processes: readonly { readonly name: string; readonly definition: Buffer }[];
}

/** The older form of DeployResource, for processes alone. */
export const deployProcess: UnaryRpc<DeployProcessRequest, object> = async ({ processes }, context) => {
  const resources = processes.map(({ name, definition }) => ({ name, content: definition }));
  const { key, value } = await deploy(resources, context);
  return { key, processes: list(value, 'processesMetadata').map(processMetadata) };
};
