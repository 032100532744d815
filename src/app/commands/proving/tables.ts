import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDecisions, type DecisionRequirementsGraph, type ExecutableProcess } from '../../../model/index.js';
import type { ProcedureBundle } from '../../../procedures/index.js';
import { complaintOf, type Complaint } from './complaint.js';
import { readText } from './read-text.js';

export interface Tables {
  readonly decisions: readonly DecisionRequirementsGraph[];
  readonly complaints: readonly Complaint[];
}

interface Source {
  readonly file: string;
  readonly text: string;
}

/**
 * The decision tables that the processes and obligations use: those given, then those beside the diagrams, then those of this
 * release; of one decision the first that was found.
 */
export async function readTables(
  given: readonly string[],
  diagrams: readonly string[],
  used: ReadonlySet<string>,
  released: readonly ProcedureBundle[],
): Promise<Tables> {
  const named = await readSources(given);
  const beside = await readSources(await tablesBeside(diagrams));
  const decisions: DecisionRequirementsGraph[] = [];
  const complaints = [...named.complaints];
  const take = async (sources: readonly Source[], all: boolean): Promise<void> => {
    for (const { file, text } of sources) {
      const missing = [...used].filter((id) => !holds(decisions, id));
      if (!all && !missing.some((id) => text.includes(`id="${id}"`))) continue;
      const parsed = await parseDecisions(text);
      if (parsed.ok) decisions.push(parsed.drg);
      else complaints.push(...parsed.findings.map((finding) => complaintOf(file, text, finding)));
    }
  };
  await take(named.sources, true);
  await take(beside.sources, false);
  await take(
    released.flatMap((bundle) => bundle.decisions.map(({ name, xml }) => ({ file: name, text: xml }))),
    false,
  );
  return { decisions, complaints };
}

/** Decisions that business rule tasks call by a fixed name. */
export function calledDecisions(processes: readonly ExecutableProcess[]): readonly string[] {
  const elements = processes.flatMap((process) => [...process.elements.values()]);
  return elements.flatMap(({ calledDecision }) =>
    calledDecision?.decisionId.isStatic === true ? [calledDecision.decisionId.source] : [],
  );
}

function holds(decisions: readonly DecisionRequirementsGraph[], id: string): boolean {
  return decisions.some((drg) => drg.decisions.some((decision) => decision.id === id));
}

async function tablesBeside(diagrams: readonly string[]): Promise<readonly string[]> {
  const folders = [...new Set(diagrams.map((file) => dirname(file)))];
  const found = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return folders.flatMap((folder, at) =>
    (found[at] ?? [])
      .filter((name) => name.endsWith('.dmn'))
      .sort()
      .map((name) => join(folder, name)),
  );
}

async function readSources(files: readonly string[]): Promise<{ sources: Source[]; complaints: Complaint[] }> {
  const read = await Promise.all(files.map(async (file) => ({ file, result: await readText(file) })));
  const sources = read.flatMap(({ file, result }) => (result.ok ? [{ file, text: result.text }] : []));
  return { sources, complaints: read.flatMap(({ result }) => (result.ok ? [] : [result.complaint])) };
}
