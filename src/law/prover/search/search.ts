import type { LocalText } from '../../../model/index.js';
import type {
  ObligationAutomaton,
  ObligationDefinition,
  ObligationSet,
  Occurrence,
} from '../../obligations/definition.js';
import { Behavior } from '../behavior/behavior.js';
import type { Net } from '../behavior/net.js';
import { type Slice, slice } from '../behavior/slicing.js';
import { unsupported } from '../behavior/unsupported.js';
import { NO_FAULTS, type Fault } from '../faults.js';
import type { Trace } from '../trace.js';
import type { DataState } from '../seam.js';
import { type EdgesByState, edgesByState, runAlong } from './along.js';
import { Budget, type Share } from './budget.js';
import { Exploration, type Moment, type Watcher } from './explore.js';
import { automatonOf, exercises, productOf } from './product.js';
import { type ProverData, Reader } from './reading.js';
import type { ObligationResult, SearchOptions, SearchResult, SoundnessResult } from './result.js';
import { retell, retellLegs } from './retell.js';
import { soundnessText } from './soundness-texts.js';
import { SoundnessWatch } from './soundness.js';
import { type CompletedSteps, type StaticVerdict, staticVerdict } from './static.js';

/** Share of the budget for the flow, and what is left of the states once two tokens were found on one element. */
const FLOW_SHARE = 0.5;
const CROWDED_STATES = 1_500;
/** A flow with more states is searched without the choices that matter to nothing. */
const PREDICATES_STATES = 3_000;
/** A search for a run that breaks an obligation takes at most so much of what is left. */
const HUNT_SHARE = 0.5;

/**
 * Decides soundness and every obligation that is checked on the diagram. First a search over all that could happen, without what
 * matters to nothing; what it finds broken is searched again without cuts, by exact choices alone: that gives the run that refutes.
 */
export function search(net: Net, model: ProverData, set: ObligationSet, options: SearchOptions = {}): SearchResult {
  return new Search(net, model, set, options).result();
}

/** The shortest run by exact choices that breaks the obligation; null: none within the budget. */
export function findViolation(
  net: Net,
  model: ProverData,
  obligation: ObligationDefinition,
  set: ObligationSet,
  options: SearchOptions = {},
): Trace | null {
  const faults = options.faults ?? NO_FAULTS;
  const automaton = automatonOf(obligation, faults);
  if (!automaton) return null;
  const behavior = new Behavior(net, set, { faults });
  return (
    hunt(behavior, new Reader(model), automaton, set, new Budget(options).share(1), faults, true).found?.trace ?? null
  );
}

interface Flow {
  readonly explored: Exploration;
  /** Null: not every run was seen. */
  readonly edges: EdgesByState | null;
  readonly findings: readonly SoundnessResult[];
  readonly steps: CompletedSteps;
  /** Two tokens of the normal flow can be on one element. */
  readonly isCrowded: boolean;
  /** Stopped since it has more states than were allowed. */
  readonly isTooLarge: boolean;
}

interface Found {
  readonly trace: Trace;
  readonly occurrence: Occurrence;
}

interface Kept {
  violation: { at: Moment; exact: boolean; occurrence: Occurrence } | null;
  witness: Moment | null;
}

class Search {
  private readonly faults: ReadonlySet<Fault>;
  private readonly budget: Budget;
  private readonly whole: Behavior;
  private readonly slices = new Map<string, Behavior>();
  private readonly problems: readonly LocalText[];
  private readonly reader: Reader;

  constructor(
    private readonly net: Net,
    private readonly model: ProverData,
    private readonly set: ObligationSet,
    private readonly options: SearchOptions,
  ) {
    this.faults = options.faults ?? NO_FAULTS;
    this.budget = new Budget(options);
    this.whole = new Behavior(net, set, { faults: this.faults });
    this.reader = new Reader(model);
    this.problems = [...net.problems.map(({ message }) => message), ...unsupported(this.whole.places)];
  }

  result(): SearchResult {
    const checked = this.set.obligations.filter(({ checks }) => checks.includes('S'));
    const flow = this.searchFlow(checked);
    return {
      obligations: checked.map((obligation, i) => this.decide(obligation, flow, checked.length - i)),
      soundness: flow.findings,
      states: this.budget.states,
      ms: this.budget.ms,
    };
  }

  /** All runs, whatever the obligations say of them. When predicates multiply, choices that matter to nothing are cut out. */
  private searchFlow(checked: readonly ObligationDefinition[]): Flow {
    const { behavior, cut } = this.slicedFor(checked);
    const groups = cut.free;
    const most = groups.length > 0 ? PREDICATES_STATES : Infinity;
    const flow = this.searchRuns(behavior, this.reader, FLOW_SHARE, most);
    if (!flow.isTooLarge) return flow;
    const free = groups.flat();
    const parts = groups.map((group) => {
      const others = new Set(free.filter((index) => !group.includes(index)));
      return this.searchRuns(behavior, new Reader(this.model, others), FLOW_SHARE / groups.length, Infinity);
    });
    const main = this.searchRuns(behavior, new Reader(this.model, new Set(free)), FLOW_SHARE, Infinity);
    return together(main, parts);
  }

  private searchRuns(behavior: Behavior, reader: Reader, part: number, most: number): Flow {
    const watch = new SoundnessWatch(behavior, this.faults);
    let left = Infinity;
    const isDone = (): boolean => {
      if (left === Infinity && watch.isCrowded(explored)) left = CROWDED_STATES;
      return left-- <= 0 || explored.size > most;
    };
    const explored = this.explore(behavior, [], watch, isDone, this.budget.share(part), reader);
    explored.run();
    const isTooLarge = explored.size > most && left === Infinity;
    const isWhole = !explored.usedUp && left > 0 && !isTooLarge;
    const problems = this.problems.map((message) => finding('not supported', message));
    const seen = isWhole ? watch.findings(explored) : watch.sightings(explored);
    const budget = explored.usedUp ? [finding('budget', soundnessText('budget', []))] : [];
    return {
      explored,
      edges: isWhole ? edgesByState(watch.graph.edges, explored.size) : null,
      findings: [...problems, ...seen, ...budget],
      steps: watch.steps,
      isCrowded: left !== Infinity,
      isTooLarge,
    };
  }

  private decide(obligation: ObligationDefinition, flow: Flow, open: number): ObligationResult {
    const decided = staticVerdict(obligation, this.net, this.set, flow.steps);
    if (decided && (flow.edges || obligation.form.kind === 'separation')) return this.withoutRun(obligation, decided);
    const automaton = automatonOf(obligation, this.faults);
    if (!automaton) return { ...blank(obligation), ...unfinished(flow) };
    return (flow.edges && this.proveAlong(automaton, flow, flow.edges)) ?? this.searchAlone(automaton, flow, open);
  }

  private withoutRun(obligation: ObligationDefinition, decided: StaticVerdict): ObligationResult {
    const isOpen = decided.verdict === 'proved' && this.problems.length > 0;
    const verdict = isOpen ? 'not proved' : decided.verdict;
    const reasons = isOpen ? this.problems : decided.reasons;
    return { ...blank(obligation), verdict, reasons, assumptions: decided.assumptions };
  }

  /** Null: some run of the flow may break it. */
  private proveAlong(automaton: ObligationAutomaton, { explored }: Flow, edges: EdgesByState): ObligationResult | null {
    const { definition } = automaton;
    const startMs = this.budget.ms;
    const binds = (data: DataState): boolean =>
      this.reader.guards(definition, data, this.faults).some(({ answer }) => answer === true);
    const { isBroken, witness, states } = runAlong(automaton, edges, binds);
    if (isBroken) return null;
    const told = witness && retellLegs(explored, witness.legs, witness.position, this.faults);
    return {
      ...blank(definition),
      verdict: this.problems.length > 0 ? 'not proved' : 'proved',
      reasons: this.problems,
      witness: told,
      states,
      ms: this.budget.ms - startMs,
      assumptions: this.assumptions(),
    };
  }

  /** The behavior without what matters to none of the obligations; the whole one when that is all of it. */
  private slicedFor(obligations: readonly ObligationDefinition[]): { behavior: Behavior; cut: Slice } {
    const { places, clocks } = this.whole;
    const cut = slice(places, clocks, this.model, this.set, obligations, this.faults);
    if (cut.skipped.size + cut.inert.size === 0) return { behavior: this.whole, cut };
    const key = [...cut.skipped, '|', ...cut.inert].join(',');
    const known = this.slices.get(key);
    if (known) return { behavior: known, cut };
    const behavior = new Behavior(this.net, this.set, { faults: this.faults, slice: cut });
    this.slices.set(key, behavior);
    return { behavior, cut };
  }

  private explore(
    behavior: Behavior,
    automata: readonly ObligationAutomaton[],
    watcher: Watcher,
    isDone: () => boolean,
    budget: Share,
    reader = this.reader,
  ): Exploration {
    const product = productOf(automata, this.set);
    const options = { exactOnly: false, faults: this.faults, budget, isDone };
    return new Exploration(behavior, reader, product, watcher, options);
  }

  /** Flow and automaton together: guards then split the data. */
  private searchAlone(automaton: ObligationAutomaton, flow: Flow, open: number): ObligationResult {
    const startMs = this.budget.ms;
    const kept: Kept = { violation: null, witness: null };
    const isDone = (): boolean => kept.violation?.exact === true;
    const { behavior } = this.slicedFor([automaton.definition]);
    const share = this.budget.share(1 / (open + 1), flow.isCrowded ? CROWDED_STATES : Infinity);
    const explored = this.explore(behavior, [automaton], watchOf([automaton], [kept]), isDone, share);
    explored.run();
    const result = this.conclude(automaton, kept, explored, flow);
    return { ...result, ms: this.budget.ms - startMs };
  }

  private conclude(
    automaton: ObligationAutomaton,
    { violation, witness }: Kept,
    explored: Exploration,
    flow: Flow,
  ): ObligationResult {
    const { definition } = automaton;
    const result = { ...blank(definition), states: explored.size, assumptions: this.assumptions() };
    if (!violation) {
      if (explored.usedUp) return { ...result, ...unfinished(flow) };
      const told = witness && retell(explored, witness, this.faults);
      const verdict = this.problems.length > 0 ? 'not proved' : 'proved';
      return { ...result, verdict, reasons: this.problems, witness: told };
    }
    const states = flow.isCrowded ? 4 * CROWDED_STATES : Infinity;
    const { found, usedUp } = this.hunt(automaton, true, states);
    if (found) return { ...result, verdict: 'refuted', violation: found.trace, brokenBy: found.occurrence };
    if (usedUp) return { ...result, ...unfinished(flow) };
    return this.concludeUnsure(automaton, result, { ...violation, explored }, flow);
  }

  /** No exact run breaks it. Without the cuts it may even be kept; else the assumptions on the way are the reasons. */
  private concludeUnsure(
    automaton: ObligationAutomaton,
    result: ObligationResult,
    violation: { at: Moment; occurrence: Occurrence; explored: Exploration },
    flow: Flow,
  ): ObligationResult {
    let trace = retell(violation.explored, violation.at, this.faults);
    let { occurrence } = violation;
    if (violation.explored.behavior !== this.whole) {
      const { found, usedUp } = this.hunt(automaton, false, Infinity);
      if (!found && usedUp) return { ...result, ...unfinished(flow) };
      if (!found) {
        return { ...result, verdict: this.problems.length > 0 ? 'not proved' : 'proved', reasons: this.problems };
      }
      trace = found.trace;
      occurrence = found.occurrence;
    }
    const reasons = distinct([...trace.flatMap(({ assumed }) => assumed ?? []), ...this.problems]);
    return {
      ...result,
      verdict: 'not proved',
      violation: trace,
      brokenBy: occurrence,
      reasons: reasons.length > 0 ? reasons : [UNCOUNTED],
    };
  }

  private hunt(automaton: ObligationAutomaton, exactOnly: boolean, statesMax: number): Hunt {
    const share = this.budget.share(HUNT_SHARE, statesMax);
    return hunt(this.whole, this.reader, automaton, this.set, share, this.faults, exactOnly);
  }

  private assumptions(): readonly LocalText[] {
    return this.model.assumptionsUsed?.() ?? [];
  }
}

/** The runs of the main search; what the others found on the choices that it left out is found as well. */
function together(main: Flow, parts: readonly Flow[]): Flow {
  const all = [main, ...parts];
  const isWhole = all.every(({ edges }) => edges !== null);
  const steps = new Map([...main.steps].filter(([step]) => parts.every((part) => part.steps.has(step))));
  return {
    ...main,
    edges: isWhole ? main.edges : null,
    findings: distinctFindings(all.flatMap(({ findings }) => findings)),
    steps,
  };
}

function distinctFindings(findings: readonly SoundnessResult[]): SoundnessResult[] {
  const keyOf = ({ kind, nodes }: SoundnessResult): string => `${kind} ${nodes.map(({ id }) => id).join(' ')}`;
  return [...new Map(findings.map((one) => [keyOf(one), one])).values()];
}

interface Hunt {
  readonly found: Found | null;
  readonly usedUp: boolean;
}

/** A run that breaks the obligation, the shortest first. */
function hunt(
  behavior: Behavior,
  reader: Reader,
  automaton: ObligationAutomaton,
  set: ObligationSet,
  budget: Share,
  faults: ReadonlySet<Fault>,
  exactOnly: boolean,
): Hunt {
  const kept: Kept = { violation: null, witness: null };
  const options = { exactOnly, faults, budget, isDone: () => kept.violation !== null };
  const product = productOf([automaton], set);
  const explored = new Exploration(behavior, reader, product, watchOf([automaton], [kept]), options);
  explored.run();
  const { violation } = kept;
  const found = violation && { trace: retell(explored, violation.at, faults), occurrence: violation.occurrence };
  return { found, usedUp: explored.usedUp };
}

function watchOf(automata: readonly ObligationAutomaton[], kept: readonly Kept[]): Watcher {
  return {
    onBroken(position, occurrence, exact, at) {
      const one = kept[position]!;
      if (!one.violation || (exact && !one.violation.exact)) one.violation = { at, exact, occurrence };
    },
    onOccurrence(occurrence, _exact, at) {
      automata.forEach(({ definition }, i) => {
        const one = kept[i]!;
        if (!one.witness && exercises(definition, occurrence)) one.witness = at;
      });
    },
  };
}

function blank(obligation: ObligationDefinition): ObligationResult {
  return {
    obligation,
    verdict: 'not proved',
    states: 0,
    ms: 0,
    violation: null,
    brokenBy: null,
    witness: null,
    assumptions: [],
    reasons: [],
  };
}

function finding(kind: 'not supported' | 'budget', message: LocalText): SoundnessResult {
  return { kind, verdict: 'not proved', nodes: [], message, trace: [] };
}

function distinct(texts: readonly LocalText[]): LocalText[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}

function unfinished({ isCrowded }: Flow): Pick<ObligationResult, 'verdict' | 'reasons'> {
  return { verdict: 'not proved', reasons: isCrowded ? [NO_BUDGET, CROWDED] : [NO_BUDGET] };
}

const NO_BUDGET: LocalText = { zh: '预算用尽：状态数或时间超出上限。', en: 'budget: states or time were used up' };

const CROWDED: LocalText = {
  zh: '同一元素上会有两个令牌，令牌可以不断增多，因此没有查完所有情形。',
  en: 'two tokens can be on one element, so tokens multiply: not every run was looked at',
};

const UNCOUNTED: LocalText = {
  zh: '违反它的情形依赖按“三个或更多”计算的令牌。',
  en: 'the run that breaks it depends on tokens that are counted as "three or more"',
};
