import type { Definitions, Engine, StoredResource } from '../core/index.js';
import { prepareDeployment } from './prepare-deployment.js';

/** Every stored definition is parsed and loaded. Throws, naming the resource, when this release can no longer read one. */
export async function rehydrate(engine: Engine, definitions: Definitions): Promise<void> {
  for (const stored of engine.storedResources()) await load(stored, definitions);
}

async function load(stored: StoredResource, definitions: Definitions): Promise<void> {
  const prepared = await prepareDeployment([stored]);
  const parsed = prepared.ok ? prepared.resources[0] : undefined;
  if (stored.kind === 'decision' && parsed?.kind === 'decision') return definitions.addDrg(stored.key, parsed.drg);
  if (stored.kind === 'process' && parsed?.kind === 'process') {
    const process = parsed.processes.find(({ bpmnProcessId }) => bpmnProcessId === stored.bpmnProcessId);
    if (process) return definitions.addProcess(stored.key, process);
  }
  const reason = prepared.ok ? `it no longer defines what was deployed as key ${stored.key}` : prepared.reason;
  throw new Error(
    `this release cannot read the deployed resource '${stored.resourceName}', version ${stored.version}: ${reason}`,
  );
}
