import type { ExecutableProcess } from '../../../model/index.js';
import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import { inline, type Net } from '../behavior/net.js';
import { createDataModel, type AbstractData } from '../data/index.js';
import type { ProveOptions, ProveRequest } from '../request.js';
import { findViolation, search, type ObligationResult, type SearchResult } from '../search/index.js';
import type { Trace } from '../trace.js';
import type { ObligationVerdict, ProofReport, Repair } from '../verdict.js';
import { Allowance } from './allowance.js';
import { without } from './choices.js';
import { counterexampleOf, counterexampleWithoutRun } from './counterexample.js';
import { minimise, telling, type Minimal } from './minimise.js';
import { repairsOf, type Trial } from './repairs/index.js';

/** What was proved, and how to prove again. */
export interface Proved {
  readonly request: ProveRequest;
  readonly net: Net;
  readonly model: AbstractData;
  readonly found: SearchResult;
  readonly report: ProofReport;
  readonly options: ProveOptions;
  /** Verdicts alone, of another request. */
  readonly judge: (request: ProveRequest, options: ProveOptions) => ProofReport;
}

/** Searches that explaining one obligation may cost. */
const SEARCHES_MAX = 60;
const REPAIRS = 3;

/** The report with a counterexample for each refuted obligation. What time does not allow is left out, never guessed. */
export function explain(proved: Proved): ProofReport {
  const { report, found, options } = proved;
  const allowance = new Allowance(options);
  const repairs = new SharedRepairs();
  let open = report.obligations.filter(({ verdict }) => verdict === 'refuted').length;
  const obligations = report.obligations.map((verdict, at) => {
    const result = found.obligations[at];
    return result?.verdict === 'refuted'
      ? explained(proved, result, verdict, allowance.share(open--), repairs)
      : verdict;
  });
  return { ...report, obligations };
}

function explained(
  proved: Proved,
  result: ObligationResult,
  verdict: ObligationVerdict,
  allowance: Allowance,
  shared: SharedRepairs,
): ObligationVerdict {
  const { net, request, model } = proved;
  const [definition, set] = [result.obligation, request.obligations];
  const violation = result.violation ?? runOf(proved, definition, allowance);
  if (violation === null) {
    const repairs = mended(proved, definition, null, allowance, shared);
    return { ...verdict, counterexample: counterexampleWithoutRun(net, set, definition, verdict.reasons, repairs) };
  }
  const { trace, needed } = minimised(proved, definition, violation, allowance);
  const { values, writes } = model.sampleTrace(trace);
  const brokenByEnd = trace[trace.length - 1]?.occurrence?.kind === 'end' || result.brokenBy?.kind === 'end';
  const choices = telling(needed, result.witness);
  const evidence = { net, set, definition, trace, choices, brokenByEnd, values, writes };
  const repairs = mended(proved, definition, trace, allowance, shared);
  return { ...verdict, counterexample: counterexampleOf(evidence, repairs) };
}

/** What is refuted on sight (nothing carries a step) often has a run that shows it as well. */
function runOf({ net, model, request }: Proved, definition: ObligationDefinition, allowance: Allowance): Trace | null {
  return findViolation(net, model, definition, request.obligations, allowance.searchOptions());
}

/** Half of the time is for this: the rest is for repairs. */
function minimised(proved: Proved, definition: ObligationDefinition, trace: Trace, allowance: Allowance): Minimal {
  const { net, model, request, options } = proved;
  const half = allowance.share(2);
  const turns = half.turns(options.minimise === false ? 0 : SEARCHES_MAX);
  const again = (banned: ReadonlySet<string>): Trace | null =>
    turns() ? findViolation(net, without(model, banned), definition, request.obligations, half.searchOptions()) : null;
  return minimise(trace, again);
}

function mended(
  proved: Proved,
  definition: ObligationDefinition,
  trace: Trace | null,
  allowance: Allowance,
  shared: SharedRepairs,
): readonly Repair[] {
  const { request, report, options } = proved;
  const max = options.repairs ?? REPAIRS;
  if (max === 0) return [];
  const known = shared.of(definition.id, max);
  const broken = { processes: request.processes, definition, set: request.obligations, trace };
  const found = repairsOf(broken, report, trialOf(proved, definition, allowance, shared), max - known.length);
  return [...known, ...found];
}

/** A change that mends one obligation often mends its neighbours: what was proved once is not proved again. */
class SharedRepairs {
  private readonly proved: { readonly repair: Repair; readonly report: ProofReport }[] = [];

  add(repair: Repair, report: ProofReport): void {
    this.proved.push({ repair, report });
  }

  of(id: string, max: number): readonly Repair[] {
    const mends = ({ report }: { readonly report: ProofReport }): boolean =>
      report.obligations.some((one) => one.id === id && one.verdict === 'proved');
    return this.proved
      .filter(mends)
      .slice(0, max)
      .map(({ repair }) => repair);
  }
}

function trialOf(
  { request, judge }: Proved,
  definition: ObligationDefinition,
  allowance: Allowance,
  shared: SharedRepairs,
): Trial {
  const turns = allowance.turns(SEARCHES_MAX);
  const set: ObligationSet = { ...request.obligations, obligations: [definition] };
  let exhausted = false;
  return {
    refute: (processes) => {
      exhausted = exhausted || !turns();
      return refuted({ ...request, processes, obligations: set }, definition, allowance.searchOptions());
    },
    prove: (processes: readonly ExecutableProcess[]) => judge({ ...request, processes }, allowance.searchOptions()),
    offered: (repair, report) => shared.add(repair, report),
    exhausted: () => exhausted,
  };
}

function refuted(
  { processes, procedure, decisions, obligations }: ProveRequest,
  definition: ObligationDefinition,
  options: ProveOptions,
): ReturnType<Trial['refute']> {
  const net = inline(processes, procedure);
  const model = createDataModel(net, obligations, decisions, options.faults);
  // Most attempts do not mend anything: a run that breaks the rule is found before all states are.
  const trace = findViolation(net, model, definition, obligations, options);
  if (trace !== null) return { verdict: 'refuted', trace };
  const [result] = search(net, model, obligations, options).obligations;
  return { verdict: result?.verdict ?? 'not proved', trace: result?.violation ?? null };
}
