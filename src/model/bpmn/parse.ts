import { asOneFile } from '../feel/index.js';
import type { Finding } from '../finding.js';
import type { ExecutableProcess } from '../graph.js';
import { findingsOf } from '../rules/index.js';
import { readXml } from '../xml.js';
import { buildProcesses } from './build.js';
import { viewOf } from './document.js';
import { bpmnReader } from './libraries.js';

export type ProcessesResult =
  { readonly ok: true; readonly processes: ExecutableProcess[] } | { readonly ok: false; readonly findings: Finding[] };

/**
 * The executable processes of a BPMN file, or every reason why it may not be deployed: the file is no BPMN 2.0, or breaks
 * a deployment rule (src/model/rules). Never throws for bad input.
 */
export async function parseProcesses(xml: string): Promise<ProcessesResult> {
  const read = await readXml(bpmnReader, xml, 'BPMN 2.0');
  if (!read.ok) return { ok: false, findings: [read.finding] };
  const document = viewOf(read.root, read.warnings);
  const findings = asOneFile(() => findingsOf(document));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, processes: buildProcesses(document) };
}
