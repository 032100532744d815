import type { ExecutableProcess } from '../../../model/index.js';
import { compileObligation } from '../../obligations/automata/index.js';
import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import { inline, type Net } from '../behavior/net.js';
import { createDataModel, type AbstractData } from '../data/index.js';
import type { ProveOptions, ProveRequest } from '../request.js';
import { findViolation, search, type ObligationResult, type SearchResult } from '../search/index.js';
import type { Trace } from '../trace.js';
import type { ObligationVerdict, ProofReport, Repair } from '../verdict.js';
import { Allowance } from './allowance.js';
import { without, type Choice } from './choices.js';
import { counterexampleOf, counterexampleWithoutRun } from './counterexample.js';
import { decisiveChoices } from './decisive.js';
import { reachingOf } from './reaching.js';
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
  const told: Told[] = [];
  const obligations = report.obligations.map((verdict, at) => {
    const result = found.obligations[at];
    return result?.verdict === 'refuted' ? explained(proved, result, verdict, { allowance, repairs, told }) : verdict;
  });
  return {
    ...report,
    obligations: obligations.map((verdict) => completed(verdict, repairs, options.repairs ?? REPAIRS)),
  };
}

/** What mends a later obligation may mend this one, for which there was no time. */
function completed(verdict: ObligationVerdict, shared: SharedRepairs, max: number): ObligationVerdict {
  const { counterexample } = verdict;
  if (counterexample === null || counterexample.repairs.length >= max) return verdict;
  const own = counterexample.repairs;
  const others = shared.of(verdict.id, max).filter((repair) => !own.some((one) => sameEdits(one, repair)));
  return { ...verdict, counterexample: { ...counterexample, repairs: [...own, ...others].slice(0, max) } };
}

function explained(
  proved: Proved,
  result: ObligationResult,
  verdict: ObligationVerdict,
  { allowance: all, repairs: shared, told }: Common,
): ObligationVerdict {
  const { net, request, model } = proved;
  const [definition, set] = [result.obligation, request.obligations];
  // Half of what is left for each: what is found for one obligation serves those after it.
  const allowance = all.share(2);
  const violation = result.violation ?? runOf(proved, definition, allowance);
  if (violation === null) {
    const repairs = mended(proved, definition, null, allowance, shared);
    return { ...verdict, counterexample: counterexampleWithoutRun(net, set, definition, verdict.reasons, repairs) };
  }
  const known = told.find((one) => breaks(one, definition));
  const run = known ?? minimised(proved, definition, violation, allowance);
  if (known === undefined) told.push(run);
  const { trace, choices } = run;
  const { values, writes } = model.sampleTrace(trace);
  const brokenByEnd = trace[trace.length - 1]?.occurrence?.kind === 'end' || result.brokenBy?.kind === 'end';
  const evidence = { net, set, definition, trace, choices, brokenByEnd, values, writes };
  const repairs = mended(proved, definition, trace, allowance, shared);
  return { ...verdict, counterexample: counterexampleOf(evidence, repairs) };
}

/** What is refuted on sight (nothing carries a step) often has a run that shows it as well. */
function runOf({ net, model, request }: Proved, definition: ObligationDefinition, allowance: Allowance): Trace | null {
  return findViolation(net, model, definition, request.obligations, allowance.searchOptions());
}

/** What the explanations of one report share. */
interface Common {
  readonly allowance: Allowance;
  readonly repairs: SharedRepairs;
  readonly told: Told[];
}

/** A run that is told, with the choices worth telling. */
interface Told {
  readonly definition: ObligationDefinition;
  readonly trace: Trace;
  readonly choices: readonly Choice[];
}

/** Whether the run that was told for one obligation breaks another one at the same fact: one case then shows both. */
function breaks({ definition: other, trace }: Told, definition: ObligationDefinition): boolean {
  if (definition.guard !== null && definition.guard.source !== other.guard?.source) return false;
  const automaton = compileObligation(definition);
  const occurrences = trace.flatMap(({ occurrence }) => occurrence ?? []);
  const last = occurrences[occurrences.length - 1];
  if (automaton === null || last === undefined) return false;
  const state = occurrences.slice(0, -1).reduce((at, occurrence) => automaton.next(at, occurrence), 0);
  return automaton.breaks(state, last);
}

/** Half of the time is for this: the rest is for repairs. */
function minimised(proved: Proved, definition: ObligationDefinition, trace: Trace, allowance: Allowance): Told {
  const { net, model, request, options } = proved;
  const half = allowance.share(2);
  const turns = half.turns(options.minimise === false ? 0 : SEARCHES_MAX);
  const possible = (of: ObligationDefinition, banned: ReadonlySet<string>): boolean | null =>
    turns() ? findViolation(net, without(model, banned), of, request.obligations, half.searchOptions()) !== null : null;
  const reaching = reachingOf(definition);
  const ask = {
    broken: (banned: ReadonlySet<string>) => possible(definition, banned),
    reached: (banned: ReadonlySet<string>) => (reaching === null ? true : possible(reaching, banned)),
  };
  return { definition, trace, choices: decisiveChoices(trace, request.obligations, ask) };
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
  if (known.length > 0) return known;
  const broken = { processes: request.processes, definition, set: request.obligations, trace };
  return repairsOf(broken, report, trialOf(proved, definition, allowance, shared), max);
}

/** A change that mends one obligation often mends its neighbours: what was proved once is not proved again. */
class SharedRepairs {
  private readonly proved: { readonly repair: Repair; readonly report: ProofReport }[] = [];

  add(repair: Repair, report: ProofReport): void {
    const known = this.proved.some((one) => sameEdits(one.repair, repair));
    if (!known) this.proved.push({ repair, report });
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

function sameEdits(one: Repair, other: Repair): boolean {
  return JSON.stringify(one.edits) === JSON.stringify(other.edits);
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
