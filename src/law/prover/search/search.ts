import type { LocalText } from '../../../model/index.js';
import { compileObligation } from '../../obligations/automata/index.js';
import type {
  ObligationAutomaton,
  ObligationDefinition,
  ObligationSet,
  Occurrence,
} from '../../obligations/definition.js';
import { Behaviour } from '../behaviour/behaviour.js';
import type { Net } from '../behaviour/net.js';
import { slice } from '../behaviour/slicing.js';
import { unsupported } from '../behaviour/unsupported.js';
import { NO_FAULTS, type Fault } from '../faults.js';
import type { Trace } from '../trace.js';
import { Budget } from './budget.js';
import { Exploration, type Moment, type ProverData, type Watcher } from './explore.js';
import { exercises, productOf } from './product.js';
import type { ObligationResult, SearchOptions, SearchResult, SoundnessResult } from './result.js';
import { retell } from './retell.js';
import { soundnessText } from './soundness-texts.js';
import { SoundnessWatch } from './soundness.js';
import { type CompletedSteps, staticVerdict } from './static.js';

/** Beyond so many times the states of the flow itself the obligations are searched one by one. */
const TOGETHER_FACTOR = 6;
const TOGETHER_MIN = 2_000;

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
  const automaton = compileObligation(obligation);
  if (!automaton) return null;
  const faults = options.faults ?? NO_FAULTS;
  const behaviour = new Behaviour(net, set, { faults });
  return hunt(behaviour, model, automaton, set, new Budget(options), faults, true)?.trace ?? null;
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
  private readonly whole: Behaviour;
  private readonly slices = new Map<string, Behaviour>();
  private readonly problems: readonly LocalText[];

  constructor(
    private readonly net: Net,
    private readonly model: ProverData,
    private readonly set: ObligationSet,
    private readonly options: SearchOptions,
  ) {
    this.faults = options.faults ?? NO_FAULTS;
    this.budget = new Budget(options);
    this.whole = new Behaviour(net, set, { faults: this.faults });
    this.problems = [...net.problems.map(({ message }) => message), ...unsupported(this.whole.places)];
  }

  result(): SearchResult {
    const flow = this.searchFlow();
    const checked = this.set.obligations.filter(({ checks }) => checks.includes('S'));
    const decided = checked.map((obligation) => this.decideStatically(obligation, flow.steps, flow.isWhole));
    const open = checked.filter((_, i) => decided[i] === null);
    const searched = this.searchObligations(open, flow.states);
    return {
      obligations: checked.map((obligation, i) => decided[i] ?? searched.get(obligation)!),
      soundness: flow.findings,
      states: this.budget.states,
      ms: this.budget.ms,
    };
  }

  private searchFlow(): { findings: SoundnessResult[]; steps: CompletedSteps; states: number; isWhole: boolean } {
    const behaviour = this.slicedFor([]);
    const watch = new SoundnessWatch(behaviour, this.faults);
    const explored = this.explore(behaviour, [], watch, () => false);
    explored.run();
    const problems = this.problems.map((message) => finding('not supported', message));
    const findings = explored.usedUp ? [finding('budget', soundnessText('budget', []))] : watch.findings(explored);
    return {
      findings: [...problems, ...findings],
      steps: watch.steps,
      states: explored.size,
      isWhole: !explored.usedUp,
    };
  }

  /** The behaviour without what matters to none of the obligations; the whole one when that is all of it. */
  private slicedFor(obligations: readonly ObligationDefinition[]): Behaviour {
    const { places, clocks } = this.whole;
    const cut = slice(places, clocks, this.model, this.set, obligations, this.faults);
    if (cut.skipped.size + cut.inert.size === 0) return this.whole;
    const key = [...cut.skipped, '|', ...cut.inert].join(',');
    const known = this.slices.get(key);
    if (known) return known;
    const behaviour = new Behaviour(this.net, this.set, { faults: this.faults, slice: cut });
    this.slices.set(key, behaviour);
    return behaviour;
  }

  private explore(
    behaviour: Behaviour,
    automata: readonly ObligationAutomaton[],
    watcher: Watcher,
    isDone: () => boolean,
  ): Exploration {
    const product = productOf(automata, this.set, this.faults);
    const options = { exactOnly: false, faults: this.faults, budget: this.budget, isDone };
    return new Exploration(behaviour, this.model, product, watcher, options);
  }

  private decideStatically(
    obligation: ObligationDefinition,
    steps: CompletedSteps,
    isWhole: boolean,
  ): ObligationResult | null {
    const decided = staticVerdict(obligation, this.net, this.set, steps);
    if (!decided) return null;
    // What the flow was not searched for to the end may still come.
    if (!isWhole && obligation.form.kind !== 'separation') return { ...blank(obligation), ...NO_BUDGET };
    const isOpen = decided.verdict === 'proved' && this.problems.length > 0;
    const verdict = isOpen ? 'not proved' : decided.verdict;
    const reasons = isOpen ? this.problems : decided.reasons;
    return { ...blank(obligation), verdict, reasons, assumptions: decided.assumptions };
  }

  private searchObligations(
    open: readonly ObligationDefinition[],
    flowStates: number,
  ): Map<ObligationDefinition, ObligationResult> {
    const results = new Map<ObligationDefinition, ObligationResult>();
    const most = Math.max(TOGETHER_MIN, flowStates * TOGETHER_FACTOR);
    const together = open.length > 1 ? this.searchTogether(open, most) : null;
    for (const obligation of open) {
      results.set(obligation, together?.get(obligation) ?? this.searchAlone(obligation));
    }
    return results;
  }

  /** All at once; null when the combinations of their automata are too many. */
  private searchTogether(
    open: readonly ObligationDefinition[],
    most: number,
  ): Map<ObligationDefinition, ObligationResult> | null {
    const automata = open.map(automatonOf);
    const startMs = this.budget.ms;
    const kept = automata.map((): Kept => ({ violation: null, witness: null }));
    let states = 0;
    const watcher = { ...watchOf(automata, kept), onState: () => states++ };
    const explored = this.explore(this.slicedFor(open), automata, watcher, () => states > most);
    explored.run();
    if (states > most || explored.usedUp) return null;
    const ms = this.budget.ms - startMs;
    return new Map(open.map((one, i) => [one, this.conclude(automata[i]!, kept[i]!, explored, states, ms)]));
  }

  private searchAlone(obligation: ObligationDefinition): ObligationResult {
    const automaton = automatonOf(obligation);
    const startMs = this.budget.ms;
    const kept: Kept = { violation: null, witness: null };
    const isDone = (): boolean => kept.violation?.exact === true;
    const behaviour = this.slicedFor([obligation]);
    const explored = this.explore(behaviour, [automaton], watchOf([automaton], [kept]), isDone);
    explored.run();
    return this.conclude(automaton, kept, explored, explored.size, this.budget.ms - startMs);
  }

  private conclude(
    automaton: ObligationAutomaton,
    { violation, witness }: Kept,
    explored: Exploration,
    states: number,
    ms: number,
  ): ObligationResult {
    const { definition } = automaton;
    const result = { ...blank(definition), states, ms, assumptions: this.assumptions() };
    if (!violation) {
      if (explored.usedUp) return { ...result, ...NO_BUDGET };
      const told = witness && retell(explored, witness, this.faults);
      if (this.problems.length === 0) return { ...result, verdict: 'proved', witness: told };
      return { ...result, verdict: 'not proved', reasons: this.problems, witness: told };
    }
    const found = hunt(this.whole, this.model, automaton, this.set, this.budget, this.faults, true);
    if (found) {
      return { ...result, verdict: 'refuted', violation: found.trace, brokenBy: found.occurrence };
    }
    if (this.budget.isOver) return { ...result, ...NO_BUDGET };
    return this.concludeUnsure(automaton, result, { ...violation, explored });
  }

  /** No exact run breaks it. Without the cuts it may even be kept; else the assumptions on the way are the reasons. */
  private concludeUnsure(
    automaton: ObligationAutomaton,
    result: ObligationResult,
    violation: { at: Moment; occurrence: Occurrence; explored: Exploration },
  ): ObligationResult {
    let trace = retell(violation.explored, violation.at, this.faults);
    let { occurrence } = violation;
    if (violation.explored.behaviour !== this.whole) {
      const found = hunt(this.whole, this.model, automaton, this.set, this.budget, this.faults, false);
      if (this.budget.isOver) return { ...result, ...NO_BUDGET };
      if (!found)
        return { ...result, verdict: this.problems.length > 0 ? 'not proved' : 'proved', reasons: this.problems };
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

  private assumptions(): readonly LocalText[] {
    return this.model.assumptionsUsed?.() ?? [];
  }
}

/** A run that breaks the obligation, the shortest first. */
function hunt(
  behaviour: Behaviour,
  model: ProverData,
  automaton: ObligationAutomaton,
  set: ObligationSet,
  budget: Budget,
  faults: ReadonlySet<Fault>,
  exactOnly: boolean,
): Found | null {
  const kept: Kept = { violation: null, witness: null };
  const options = { exactOnly, faults, budget, isDone: () => kept.violation !== null };
  const product = productOf([automaton], set, faults);
  const explored = new Exploration(behaviour, model, product, watchOf([automaton], [kept]), options);
  explored.run();
  const { violation } = kept;
  return violation && { trace: retell(explored, violation.at, faults), occurrence: violation.occurrence };
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

function automatonOf(obligation: ObligationDefinition): ObligationAutomaton {
  const automaton = compileObligation(obligation);
  if (!automaton) throw new Error(`expected obligation ${obligation.id} to speak of an order of occurrences`);
  return automaton;
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

const NO_BUDGET: Pick<ObligationResult, 'verdict' | 'reasons'> = {
  verdict: 'not proved',
  reasons: [{ zh: '预算用尽：状态数或时间超出上限。', en: 'budget: states or time were used up' }],
};

const UNCOUNTED: LocalText = {
  zh: '违反它的情形依赖按“三个或更多”计算的令牌。',
  en: 'the run that breaks it depends on tokens that are counted as "three or more"',
};
