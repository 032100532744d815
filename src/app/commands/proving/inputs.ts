import { dirname, join } from 'node:path';
import { calledProcessId } from '../../../law/structure/flow-graph.js';
import { readObligations, type ObligationSet } from '../../../law/obligations/index.js';
import type { DecisionRequirementsGraph, ExecutableProcess, Finding } from '../../../model/index.js';
import type { ProcedureBundle } from '../../../procedures/index.js';
import type { Complaint } from './complaint.js';
import { readDiagrams, type Diagrams } from './diagrams.js';
import { readText } from './read-text.js';
import { calledDecisions, readTables } from './tables.js';

export interface InputFiles {
  readonly diagrams: readonly string[];
  /** Null: those beside the diagram, else those of this release. */
  readonly obligations: string | null;
  readonly decisions: readonly string[];
}

/** What comes with this release. */
export interface Released {
  readonly bundles: readonly ProcedureBundle[];
  /** Texts by procedure. */
  readonly obligations: ReadonlyMap<string, string>;
}

/** One procedure with all that its proof needs. */
export interface ProofInput {
  readonly procedure: string;
  readonly processes: readonly ExecutableProcess[];
  readonly decisions: readonly DecisionRequirementsGraph[];
  /** Null: there is no file of obligations for it. */
  readonly obligations: ObligationSet | null;
}

export interface Inputs {
  readonly proofs: readonly ProofInput[];
  readonly complaints: readonly Complaint[];
  readonly unsupported: readonly Finding[];
}

/** Everything that is to be proved together, or what is wrong with it. Nothing is proved when there is a complaint. */
export async function readInputs(files: InputFiles, released: Released): Promise<Inputs> {
  const diagrams = await readDiagrams(files.diagrams, released.bundles);
  const sets = await readSets(files, diagrams, released);
  const used = new Set([...calledDecisions(allOf(diagrams)), ...sets.found.values()].flatMap(decisionsIn));
  const tables = await readTables(files.decisions, files.diagrams, used, released.bundles);
  return {
    complaints: [...diagrams.complaints, ...sets.complaints, ...tables.complaints],
    unsupported: diagrams.unsupported,
    proofs: proceduresOf(diagrams).map((process) => ({
      procedure: process.bpmnProcessId,
      processes: [process, ...allOf(diagrams).filter((other) => other !== process)],
      decisions: tables.decisions,
      obligations: sets.found.get(process.bpmnProcessId) ?? null,
    })),
  };
}

function decisionsIn(of: string | ObligationSet): readonly string[] {
  if (typeof of === 'string') return [of];
  return [...of.attributes.values()].flatMap(({ decision }) => (decision === null ? [] : [decision.decisionId]));
}

function allOf({ given, called }: Diagrams): readonly ExecutableProcess[] {
  return [...given.flatMap(({ processes }) => processes), ...called];
}

/** Given processes that no other given one calls: the others are proved inside them. */
function proceduresOf({ given }: Diagrams): readonly ExecutableProcess[] {
  const processes = given.flatMap((diagram) => diagram.processes);
  const called = new Set(processes.flatMap((process) => [...process.elements.values()].map(calledProcessId)));
  const roots = processes.filter(({ bpmnProcessId }) => !called.has(bpmnProcessId));
  return roots.length === 0 ? processes.slice(0, 1) : roots;
}

interface Sets {
  readonly found: Map<string, ObligationSet>;
  readonly complaints: Complaint[];
}

async function readSets(files: InputFiles, diagrams: Diagrams, released: Released): Promise<Sets> {
  const sets: Sets = { found: new Map(), complaints: [] };
  if (files.obligations !== null) {
    const read = await readText(files.obligations);
    if (!read.ok) return { ...sets, complaints: [read.complaint] };
    // Who names a file means it, whatever procedure it was written for.
    for (const { bpmnProcessId } of proceduresOf(diagrams)) take(sets, files.obligations, read.text, bpmnProcessId);
    if (proceduresOf(diagrams).length === 0) take(sets, files.obligations, read.text, '');
    return sets;
  }
  for (const { file, processes } of diagrams.given) {
    for (const { bpmnProcessId } of processes) await takeDefault(sets, file, bpmnProcessId, released);
  }
  return sets;
}

async function takeDefault(sets: Sets, diagram: string, procedure: string, released: Released): Promise<void> {
  const file = join(dirname(diagram), 'obligations.yml');
  const beside = await readText(file);
  const names = new RegExp(`^procedure:\\s*['"]?${procedure}['"]?\\s*$`, 'm');
  if (beside.ok && names.test(beside.text)) return take(sets, file, beside.text, procedure);
  const text = released.obligations.get(procedure) ?? null;
  if (text !== null) take(sets, `${procedure}/obligations.yml`, text, procedure);
}

function take({ found, complaints }: Sets, file: string, text: string, procedure: string): void {
  const read = readObligations(text, file);
  if (read.ok) found.set(procedure, read.set);
  else if (!complaints.some((one) => one.file === file)) {
    complaints.push(...read.errors.map(({ line, message }) => ({ file, line, elementId: null, message })));
  }
}
