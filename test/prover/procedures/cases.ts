import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readObligations } from '../../../src/law/obligations/index.js';
import {
  type DecisionRequirementsGraph,
  type ExecutableProcess,
  parseDecisions,
  parseProcesses,
} from '../../../src/model/index.js';
import type { Case } from '../oracle/case.js';
import { caseOf } from '../random/random-case.js';
import { PROCEDURES } from './index.js';

export interface NamedCase {
  readonly name: string;
  readonly subject: Case;
}

/** The procedures drawn by hand. */
export async function handDrawnCases(): Promise<NamedCase[]> {
  const cases: NamedCase[] = [];
  for (const { name, xml, obligations } of PROCEDURES) {
    const subject = await caseOf(xml, obligations);
    if (!subject) throw new Error(`expected ${name} to be deployable`);
    cases.push({ name, subject });
  }
  return cases;
}

const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '../../../processes');
const read = (path: string): string => readFileSync(join(SHIPPED, path), 'utf8');

/** The penalty case as it is shipped, with what it calls, its tables and its obligations. */
export async function penaltyCase(): Promise<NamedCase> {
  const files = [
    'penalty-case/penalty-case.bpmn',
    'shared/service-of-documents/service-of-documents.bpmn',
    'shared/publication/publication.bpmn',
  ];
  const processes: ExecutableProcess[] = [];
  for (const file of files) {
    const parsed = await parseProcesses(read(file));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
    processes.push(...parsed.processes);
  }
  const decisions: DecisionRequirementsGraph[] = [];
  for (const file of ['penalty-case/penalty-thresholds.dmn', 'penalty-case/exemption-list.dmn']) {
    const parsed = await parseDecisions(read(file));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
    decisions.push(parsed.drg);
  }
  const set = readObligations(read('penalty-case/obligations.yml'), 'obligations.yml');
  if (!set.ok) throw new Error(JSON.stringify(set.errors));
  return { name: 'penalty case', subject: { processes, procedure: 'penalty-case', decisions, set: set.set } };
}
