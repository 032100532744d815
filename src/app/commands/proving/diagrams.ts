import { calledProcessId } from '../../../law/structure/flow-graph.js';
import { parseProcesses, type ExecutableElement, type ExecutableProcess, type Finding } from '../../../model/index.js';
import type { ProcedureBundle } from '../../../procedures/index.js';
import { missingCallees, readBeside } from '../called-processes.js';
import { complaint, complaintOf, type Complaint } from './complaint.js';
import { readText } from './read-text.js';

/** A diagram that was given, read. */
export interface Diagram {
  readonly file: string;
  readonly text: string;
  readonly processes: readonly ExecutableProcess[];
}

export interface Diagrams {
  readonly given: readonly Diagram[];
  /** What they call and was not given: from beside the file, else of this release. */
  readonly called: readonly ExecutableProcess[];
  readonly complaints: readonly Complaint[];
  /** What the files hold that no engine here executes: nothing can be proved of it. */
  readonly unsupported: readonly Finding[];
}

/** The diagrams of the files with everything they call. */
export async function readDiagrams(files: readonly string[], released: readonly ProcedureBundle[]): Promise<Diagrams> {
  const read = await Promise.all(files.map(readDiagram));
  const given = read.flatMap(({ diagram }) => diagram ?? []);
  const called = await readCalled(given, released);
  const complaints = [
    ...read.flatMap((one) => one.complaints),
    ...called.complaints,
    ...cycles(given, called.processes),
  ];
  return { given, called: called.processes, complaints, unsupported: read.flatMap((one) => one.unsupported) };
}

interface ReadDiagram {
  readonly diagram: Diagram | null;
  readonly complaints: readonly Complaint[];
  readonly unsupported: readonly Finding[];
}

async function readDiagram(file: string): Promise<ReadDiagram> {
  const read = await readText(file);
  if (!read.ok) return { diagram: null, complaints: [read.complaint], unsupported: [] };
  const { text } = read;
  const parsed = await parseProcesses(text);
  if (!parsed.ok) return refusedDiagram(file, text, parsed.findings);
  const none = complaint(file, '图中没有可执行的流程。', 'expected an executable process, found none.');
  if (parsed.processes.length === 0) return { diagram: null, complaints: [none], unsupported: [] };
  return { diagram: { file, text, processes: parsed.processes }, complaints: [], unsupported: [] };
}

/** A construct that is not executed is no mistake in the file: it only cannot be proved. */
function refusedDiagram(file: string, text: string, findings: readonly Finding[]): ReadDiagram {
  const unsupported = findings.filter(({ rule }) => rule.startsWith('supported-'));
  const mistakes = findings.filter((finding) => !unsupported.includes(finding));
  const complaints = mistakes.map((finding) => complaintOf(file, text, finding));
  return { diagram: null, complaints, unsupported };
}

async function readCalled(
  given: readonly Diagram[],
  released: readonly ProcedureBundle[],
): Promise<{ processes: readonly ExecutableProcess[]; complaints: readonly Complaint[] }> {
  const processes: ExecutableProcess[] = [];
  const complaints: Complaint[] = [];
  const tried = new Set<string>();
  const known = (): ExecutableProcess[] => [...given.flatMap((diagram) => diagram.processes), ...processes];
  const next = (): string | undefined => missingCallees(known()).find((id) => !tried.has(id));
  for (let id = next(); id !== undefined; id = next()) {
    tried.add(id);
    const text = (await besideAny(given, id)) ?? released.find((bundle) => bundle.id === id)?.xml;
    if (text === undefined) continue;
    const parsed = await parseProcesses(text);
    if (parsed.ok) processes.push(...parsed.processes.filter(({ bpmnProcessId }) => bpmnProcessId === id));
    else complaints.push(...parsed.findings.map((finding) => complaintOf(`${id}.bpmn`, text, finding)));
  }
  return { processes, complaints };
}

async function besideAny(given: readonly Diagram[], bpmnProcessId: string): Promise<string | undefined> {
  for (const { file } of given) {
    const text = await readBeside(file, bpmnProcessId);
    if (text !== null) return text;
  }
  return undefined;
}

/** Calls that lead back to where they began would run for ever. */
function cycles(given: readonly Diagram[], called: readonly ExecutableProcess[]): readonly Complaint[] {
  const all = [...given.flatMap((diagram) => diagram.processes), ...called];
  return given.flatMap(({ file, text, processes }) =>
    processes.flatMap((process) =>
      callsOf(process)
        .filter(({ to }) => reaches(to, process.bpmnProcessId, all))
        .map(({ element, to }) => complaintOf(file, text, cycle(element, process.bpmnProcessId, to))),
    ),
  );
}

function callsOf(process: ExecutableProcess): readonly { element: ExecutableElement; to: string }[] {
  return [...process.elements.values()].flatMap((element) => {
    const to = calledProcessId(element);
    return to === null ? [] : [{ element, to }];
  });
}

function reaches(from: string, to: string, all: readonly ExecutableProcess[]): boolean {
  const seen = new Set([from]);
  // A set may grow while it is walked: what is added is visited too.
  for (const id of seen) {
    if (id === to) return true;
    const process = all.find(({ bpmnProcessId }) => bpmnProcessId === id);
    if (process) for (const call of callsOf(process)) seen.add(call.to);
  }
  return false;
}

function cycle(element: ExecutableElement, process: string, to: string): Finding {
  return {
    elementId: element.id,
    rule: 'cyclic-call',
    message: {
      zh: `循环调用：${process} 调用的 ${to} 又调用 ${process}。`,
      en: `expected calls without a cycle, found ${process} calling ${to}, which leads back to it.`,
    },
    remedy: { zh: '去掉其中一个调用活动。', en: 'Take out one of the call activities.' },
  };
}
