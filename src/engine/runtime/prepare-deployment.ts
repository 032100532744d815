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
  const faults = parsed.flatMap((result) => (result.ok ? [] : result.findings));
  if (faults.length > 0) {
    const reason = `Expected to deploy new resources, but encountered the following errors:\n${faults.join('\n')}`;
    return { ok: false, reason };
  }
  return { ok: true, resources: parsed.flatMap((result) => (result.ok ? [result.resource] : [])) };
}

/** The end of the name, in lower case, says what the resource is. */
async function parse({ resourceName, resource }: ResourceText): Promise<Parsed> {
  if (/\.(bpmn|xml)$/.test(resourceName)) {
    const parsed = await parseProcesses(resource);
    if (parsed.ok) return { ok: true, resource: { kind: 'process', resourceName, processes: parsed.processes } };
    return refused(resourceName, parsed.findings);
  }
  if (resourceName.endsWith('.dmn')) {
    const parsed = await parseDecisions(resource);
    if (parsed.ok) return { ok: true, resource: { kind: 'decision', resourceName, drg: parsed.drg } };
    return refused(resourceName, parsed.findings);
  }
  if (resourceName.endsWith('.form')) return parseForm(resourceName, resource);
  return { ok: false, findings: [`\n'${resourceName}': unknown resource type`] };
}

/** A form is its maker's; the engine reads its id. */
function parseForm(resourceName: string, resource: string): Parsed {
  const id = formIdOf(resource);
  if (id === undefined) return { ok: false, findings: [`'${resourceName}': expected a form as a JSON object`] };
  if (id === null) return { ok: false, findings: ['Expected the form id to be present, but none given'] };
  if (id.trim() === '') return { ok: false, findings: ['Expected the form id to be filled, but it is blank'] };
  return { ok: true, resource: { kind: 'form', resourceName, formId: id } };
}

/** Undefined: this is no form; null: it has no id. */
function formIdOf(text: string): string | null | undefined {
  try {
    const form = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    if (typeof form !== 'object' || form === null || Array.isArray(form)) return undefined;
    const id = form['id'] ?? null;
    return id === null ? null : typeof id === 'object' ? undefined : String(id);
  } catch {
    return undefined;
  }
}

function refused(resourceName: string, findings: readonly Finding[]): Parsed {
  return { ok: false, findings: [`'${resourceName}': ${findings.map(describe).join('\n')}`] };
}

function describe({ elementId, rule, message, remedy }: Finding): string {
  const where = elementId === null ? 'whole resource' : `element '${elementId}'`;
  return `${where}: ${message.en} Remedy: ${remedy.en} (${rule})`;
}
