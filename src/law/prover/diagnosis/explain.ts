import type { ExecutableProcess } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import { inline, type Net } from '../behaviour/net.js';
import { createDataModel, type AbstractData } from '../data/index.js';
import type { ProveOptions, ProveRequest } from '../request.js';
import { findViolation, search, type ObligationResult, type SearchResult } from '../search/index.js';
import type { Trace } from '../trace.js';
import type { ObligationVerdict, ProofReport, Repair } from '../verdict.js';
import { without } from './choices.js';
import { counterexampleOf, counterexampleWithoutRun } from './counterexample.js';
import { minimise, telling } from './minimise.js';
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

/** Searches that explaining one obligation may cost, and the time all of it may take. */
const SEARCHES_MAX = 60;
const EXPLAIN_MS = 2_000;
const REPAIRS = 3;

/** The report with a counterexample for each refuted obligation. What time does not allow is left out, never guessed. */
export function explain(proved: Proved): ProofReport {
  const { report, found } = proved;
  const clock = new Allowance(proved.options);
  const obligations = report.obligations.map((verdict, at) => {
    const result = found.obligations[at];
    return result?.verdict === 'refuted' ? explained(proved, result, verdict, clock) : verdict;
  });
  return { ...report, obligations };
}

function explained(
  proved: Proved,
  result: ObligationResult,
  verdict: ObligationVerdict,
  clock: Allowance,
): ObligationVerdict {
  const { net, request, model } = proved;
  const [definition, set] = [result.obligation, request.obligations];
  if (result.violation === null) {
    const repairs = mended(proved, definition, null, clock);
    return { ...verdict, counterexample: counterexampleWithoutRun(net, set, definition, repairs) };
  }
  const { trace, needed } = minimised(proved, definition, result.violation, clock);
  const repairs = mended(proved, definition, trace, clock);
  const { values, writes } = sampled(model, trace);
  const [choices, brokenByEnd] = [telling(needed, result.witness), result.brokenBy?.kind === 'end'];
  const evidence = { net, set, definition, trace, choices, brokenByEnd, values, writes };
  return { ...verdict, counterexample: counterexampleOf(evidence, repairs) };
}

function sampled(model: AbstractData, trace: Trace): { values: JsonObject; writes: readonly JsonObject[] } {
  const sampling = model as unknown as Partial<{ sampleTrace: (trace: Trace) => ReturnType<typeof sampled> }>;
  return sampling.sampleTrace?.(trace) ?? { values: {}, writes: [] };
}

function minimised(
  { net, model, request, options }: Proved,
  definition: ObligationDefinition,
  trace: Trace,
  clock: Allowance,
) {
  const turns = clock.turns(options.minimise === false ? 0 : SEARCHES_MAX);
  return minimise(trace, (banned) =>
    turns() ? findViolation(net, without(model, banned), definition, request.obligations, options) : null,
  );
}

function mended(
  proved: Proved,
  definition: ObligationDefinition,
  trace: Trace | null,
  clock: Allowance,
): readonly Repair[] {
  const { request, report, options } = proved;
  const max = options.repairs ?? REPAIRS;
  if (max === 0) return [];
  const broken = { processes: request.processes, definition, set: request.obligations, trace };
  return repairsOf(broken, report, trialOf(proved, definition, clock), max);
}

function trialOf({ request, options, judge }: Proved, definition: ObligationDefinition, clock: Allowance): Trial {
  const turns = clock.turns(SEARCHES_MAX);
  const set: ObligationSet = { ...request.obligations, obligations: [definition] };
  let exhausted = false;
  return {
    refute: (processes) => {
      exhausted = exhausted || !turns();
      return refuted({ ...request, processes, obligations: set }, options);
    },
    prove: (processes: readonly ExecutableProcess[]) => judge({ ...request, processes }, options),
    exhausted: () => exhausted,
  };
}

function refuted({ processes, procedure, decisions, obligations }: ProveRequest, options: ProveOptions) {
  const net = inline(processes, procedure);
  const model = createDataModel(net, obligations, decisions, options.faults);
  const [definition] = obligations.obligations;
  // Most attempts do not mend anything: a run that breaks the rule is found before all states are.
  const trace = definition ? findViolation(net, model, definition, obligations, options) : null;
  if (trace !== null) return { verdict: 'refuted' as const, trace };
  const [result] = search(net, model, obligations, options).obligations;
  return { verdict: result?.verdict ?? 'not proved', trace: result?.violation ?? null };
}

/** How many searches, and how much time, explaining may still take. */
class Allowance {
  private readonly until: number;

  constructor(private readonly options: ProveOptions) {
    this.until = (options.now?.() ?? 0) + Math.min(EXPLAIN_MS, options.budget?.ms ?? EXPLAIN_MS);
  }

  /** A function that says whether one more search is allowed. */
  turns(searches: number): () => boolean {
    let left = searches;
    return () => {
      const { cancelled, now } = this.options;
      return left-- > 0 && cancelled?.() !== true && (now?.() ?? 0) <= this.until;
    };
  }
}
