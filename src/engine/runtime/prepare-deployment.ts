import { parseDecisions, parseProcesses, type Finding } from '../../model/index.js';
import type { PreparedDeployment, PreparedResource } from '../core/index.js';

export interface ResourceText {
  readonly resourceName: string;
  readonly resource: string;
}

type Parsed =
  | { readonly ok: true; readonly resource: PreparedResource }
  | { readonly ok: false; readonly findings: readonly string[] };

/** All resources parsed and checked, or why the deployment must be rejected: every finding of every resource. */
export async function prepareDeployment(resources: readonly ResourceText[]): Promise<PreparedDeployment> {
  const parsed = await Promise.all(resources.map(parse));
  const faults = parsed.flatMap((result, i) =>
    result.ok ? [] : [`'${resources[i]!.resourceName}': ${result.findings.join('\n')}`],
  );
  if (faults.length > 0) {
    const reason = `Expected to deploy new resources, but encountered the following errors:\n${faults.join('\n')}`;
    return { ok: false, reason };
  }
  return { ok: true, resources: parsed.flatMap((result) => (result.ok ? [result.resource] : [])) };
}

async function parse({ resourceName, resource }: ResourceText): Promise<Parsed> {
  if (/\.bpmn(20\.xml)?$/i.test(resourceName)) {
    const parsed = await parseProcesses(resource);
    if (parsed.ok) return { ok: true, resource: { kind: 'process', resourceName, processes: parsed.processes } };
    return { ok: false, findings: parsed.findings.map(describe) };
  }
  if (/\.dmn$/i.test(resourceName)) {
    const parsed = await parseDecisions(resource);
    if (parsed.ok) return { ok: true, resource: { kind: 'decision', resourceName, drg: parsed.drg } };
    return { ok: false, findings: parsed.findings.map(describe) };
  }
  return { ok: false, findings: ['unknown resource type; expected a name that ends in .bpmn or .dmn'] };
}

function describe({ elementId, rule, message, remedy }: Finding): string {
  const where = elementId === null ? 'whole resource' : `element '${elementId}'`;
  return `${where}: ${message.en} Remedy: ${remedy.en} (${rule})`;
}
