import './polyfills';
import { readObligations, type ObligationSet } from '../../../src/law/obligations/index';
import { prove, proveSoundness } from '../../../src/law/prover/index';
import type { ProofReport, ProveOptions } from '../../../src/law/prover/index';
import { calledProcessId } from '../../../src/law/structure/flow-graph';
import { checkStructure } from '../../../src/law/structure/index';
import { isLocalDate } from '../../../src/law/calendar/local-date';
import { parseDecisions, parseProcesses } from '../../../src/model/index';
import type { DecisionRequirementsGraph, ExecutableProcess, Finding } from '../../../src/model/index';
import type { ProofAnswer, ProofOrder, Proving } from './protocol';

/** The very prover of the service, on the diagram as it is drawn now. Orders are done one after the other. */
const BUDGET = { states: 200_000, ms: 5_000 };
/** Nobody waits for it, and a newer text breaks it off. */
const EXPLAIN_MS = 12_000;

interface Others {
  readonly processes: readonly ExecutableProcess[];
  readonly decisions: readonly DecisionRequirementsGraph[];
}

/** What does not change while somebody draws is read once. */
const known = new Map<string, Promise<unknown>>();

addEventListener('message', ({ data }: MessageEvent<ProofOrder>) => {
  proveOrder(data).catch((error: unknown) => {
    post({ order: data.order, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function proveOrder({ order, procedureId, xml, proving }: ProofOrder): Promise<void> {
  const began = performance.now();
  const read = await parseProcesses(xml);
  if (!read.ok) return post({ order, kind: 'unreadable', findings: read.findings });
  const process = read.processes.find(({ bpmnProcessId }) => bpmnProcessId === procedureId);
  if (process === undefined) return post({ order, kind: 'unreadable', findings: [otherProcess(procedureId)] });
  const others = await readOthers(proving);
  const since = (): number => performance.now() - began;
  post({ order, kind: 'hint', findings: checkStructure([process, ...others.processes]) });
  const brief = reportsOf(process, others, proving, { minimise: false, repairs: 0 });
  post({ order, kind: 'verdicts', reports: brief, ms: since() });
  const refuted = brief.some(({ verdict }) => verdict === 'refuted');
  post({
    order,
    kind: 'reports',
    reports: refuted ? reportsOf(process, others, proving, { explainMs: EXPLAIN_MS }) : brief,
    ms: since(),
  });
}

/** A report for the procedure, or for every procedure in force that calls it. */
function reportsOf(
  process: ExecutableProcess,
  others: Others,
  proving: Proving,
  options: ProveOptions,
): readonly ProofReport[] {
  const processes = [process, ...others.processes];
  return rootsOver(process, processes).map((root) => {
    const text = root === process ? proving.obligations : obligationsOf(root, proving);
    const request = {
      processes: [root, ...processes.filter((other) => other !== root)],
      procedure: root.bpmnProcessId,
      decisions: others.decisions,
      on: dayOf(proving.on),
    };
    const limits = { budget: BUDGET, now: () => performance.now(), ...options };
    if (text === null) return proveSoundness(request, limits);
    return prove({ ...request, obligations: obligationsIn(text, root.bpmnProcessId) }, limits);
  });
}

/** The procedures that lead to the process through calls and that nobody calls; the process itself when nobody does. */
function rootsOver(process: ExecutableProcess, all: readonly ExecutableProcess[]): readonly ExecutableProcess[] {
  const callers = (id: string): readonly ExecutableProcess[] =>
    all.filter(({ elements }) => [...elements.values()].some((element) => calledProcessId(element) === id));
  const seen = new Set([process]);
  // A set may grow while it is walked: what is added is visited too.
  for (const one of seen) for (const caller of callers(one.bpmnProcessId)) seen.add(caller);
  const roots = [...seen].filter(({ bpmnProcessId }) => callers(bpmnProcessId).length === 0);
  return roots.length > 0 ? roots : [process];
}

const sets = new Map<string, ObligationSet>();

/** Throws with the lines when the text cannot be read as obligations. */
function obligationsIn(text: string, procedure: string): ObligationSet {
  const before = sets.get(text);
  if (before !== undefined) return before;
  const read = readObligations(text, `${procedure}/obligations.yml`);
  if (!read.ok) throw new Error(read.errors.map(({ line, message }) => `${line}: ${message.en}`).join('; '));
  sets.set(text, read.set);
  return read.set;
}

function obligationsOf({ bpmnProcessId }: ExecutableProcess, { others }: Proving): string | null {
  return others.find(({ procedureId }) => procedureId === bpmnProcessId)?.obligations ?? null;
}

async function readOthers({ others, decisions }: Proving): Promise<Others> {
  const parsed = await Promise.all(others.map(({ xml }) => once(xml, () => parseProcesses(xml))));
  const tables = await Promise.all(decisions.map(({ xml }) => once(xml, () => parseDecisions(xml))));
  return {
    processes: parsed.flatMap((one) => (one.ok ? one.processes : [])),
    decisions: tables.flatMap((one) => (one.ok ? [one.drg] : [])),
  };
}

function once<T>(text: string, read: () => Promise<T>): Promise<T> {
  const reading = (known.get(text) as Promise<T> | undefined) ?? read();
  known.set(text, reading);
  return reading;
}

function dayOf(text: string) {
  if (!isLocalDate(text)) throw new RangeError(`expected a day YYYY-MM-DD, found ${text}`);
  return text;
}

function otherProcess(procedureId: string): Finding {
  return {
    elementId: null,
    rule: 'one-process',
    message: { zh: `图中没有流程 ${procedureId}`, en: `expected the process ${procedureId}, found none` },
    remedy: { zh: `将流程编号改为 ${procedureId}`, en: `name the process ${procedureId}` },
  };
}

function post(answer: ProofAnswer): void {
  postMessage(answer);
}
