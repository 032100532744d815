import type { Expression, LocalText, SequenceFlow } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import type { ObligationDefinition } from '../../obligations/definition.js';
import type { DataChoice, DataModel, DataState, Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { isSame, merged, sameFlows, textOf, told, unchanged, verdictOf } from './choices.js';
import { clockLocations, timerLocation, timerVariable } from './clock.js';
import { LOOP_NAMES } from './dictionary.js';
import { Draft, type Location, locationOf, pathIn, scopeIn } from './draft.js';
import { evaluate } from './evaluate.js';
import { after, execute, type Running, type Surroundings } from './execute.js';
import { keysOf, type Meaning } from './expression.js';
import type { Instruction, Variant } from './instruction.js';
import { Keeping } from './keeping.js';
import { notComputed } from './origins.js';
import { NodePrograms } from './node-programs.js';
import type { PointKind } from './points.js';
import { type Followed, type SampledRun, sampleRun, valuesTold } from './sample-run.js';
import { judgedScope } from './programs.js';
import { ATTRIBUTES, rootOf } from './scopes.js';

import { Splitter } from './split.js';
import { State, States } from './state.js';
import { ABSENT, constant, type Seen, type Value } from './value.js';
import { resolveAt, type Words } from './words.js';

/** How many inner instances a multi-instance body has, as its completion condition sees them. */
export interface LoopCounts {
  readonly instances: number;
  readonly active: number;
  readonly completed: number;
  readonly terminated: number;
}

/** One way of doing something, before it is cut down to a state. */
export interface Way extends Running {
  readonly outcome: string | null;
}

type Outcome = DataChoice & { readonly outcome: string | null };
type Branching = DataChoice & { readonly flows: readonly SequenceFlow[] };

/** Symbolic data: see the README of the prover. */
export class AbstractData implements DataModel {
  private readonly splitter = new Splitter();
  private readonly states: States;
  private readonly ensuring = new Map<string, LocalText>();

  constructor(
    private readonly words: Words,
    private readonly programs: NodePrograms,
    private readonly keeping: Keeping,
  ) {
    this.states = new States(this.splitter, (location) => words.dictionary.domain(keyAt(location)));
  }

  /** The same data, as far as these obligations ask for it: what guards of others read is not kept. */
  forObligations(obligations: readonly ObligationDefinition[]): AbstractData {
    const asking = obligations.filter(({ guard }) => guard !== null);
    const key = asking.map(({ id }) => id).join(' ');
    const found =
      this.narrower.get(key) ??
      new AbstractData(this.words, this.programs, new Keeping(this.words, this.programs, asking));
    this.narrower.set(key, found);
    return found;
  }

  private readonly narrower = new Map<string, AbstractData>();

  initial(): readonly DataChoice[] {
    return this.sealed(this.beginnings(), this.keeping.atStart());
  }

  onActivate(node: Node, data: DataState): readonly DataChoice[] {
    return this.sealed(this.activations(node, draftOf(data)), this.keeping.after('A', node));
  }

  onBodyActivate(node: Node, data: DataState, items: number): readonly DataChoice[] {
    const ways = this.run(this.programs.bodyActivation(node), draftOf(data), never, items);
    return this.sealed(withoutOutcome(ways), this.keeping.after('BA', node));
  }

  onBodyComplete(node: Node, data: DataState): readonly DataChoice[] {
    const ways = this.run(this.programs.bodyCompletion(node).program, draftOf(data));
    return this.sealed(withoutOutcome(ways), this.keeping.after('BC', node));
  }

  onComplete(node: Node, data: DataState, seen: (patternSource: string) => boolean): readonly Outcome[] {
    return this.sealed(this.completions(node, draftOf(data), seen), this.keeping.after('C', node));
  }

  onEvent(node: Node, data: DataState): readonly DataChoice[] {
    return this.sealed(this.events(node, draftOf(data)), this.keeping.after('C', node));
  }

  onTerminate(node: Node, data: DataState): DataState {
    const [way] = this.run(this.programs.termination(node), draftOf(data));
    return this.states.of(way?.draft ?? draftOf(data), () => true);
  }

  onBranch(node: Node, data: DataState): readonly Branching[] {
    const isKept = this.keeping.after('C', node);
    const ways = this.branches(node, draftOf(data)).map((way) => ({
      ...this.choice(way, isKept),
      flows: way.flows,
    }));
    return told(merged(ways, ({ flows }) => flows.map(({ id }) => id).join()));
  }

  guard({ guard }: ObligationDefinition, data: DataState): readonly (DataChoice & { readonly holds: boolean })[] {
    if (!guard || this.words.faults.has('guard-ignored')) return [{ ...unchanged(data), holds: true }];
    const meaning = this.words.dictionary.guard(guard);
    const ways = this.decide(meaning, attributeAt, startAt(draftOf(data)), guard, 'guard');
    const choices = ways.map(({ way, verdict }) => ({ ...this.choice(way, () => true), holds: verdict !== false }));
    return told(merged(choices, ({ holds }) => String(holds)));
  }

  cardinality({ element }: Node, data: DataState): readonly (DataChoice & { readonly items: number })[] {
    const collection = element.multiInstance?.inputCollection;
    const meaning = collection ? this.words.dictionary.meaning(collection) : null;
    const known = meaning?.kind === 'constant' && Array.isArray(meaning.value) ? [meaning.value.length] : [0, 1, 2];
    const many = known.length > 1;
    return known.map((items) => ({ ...unchanged(data), choice: many ? `${items} ×` : null, items }));
  }

  mayCompleteEarly(
    node: Node,
    data: DataState,
    counts: LoopCounts | null = null,
  ): readonly (DataChoice & { readonly holds: boolean })[] {
    const condition = node.element.multiInstance?.completionCondition;
    if (!condition) return [{ ...unchanged(data), holds: false }];
    const meaning = this.words.dictionary.meaning(condition);
    const [own, around] = [this.words.scopes.localNames(node), resolveAt(this.words, node)];
    const resolve = (key: string): Location =>
      own.has(rootOf(key)) ? locationOf(judgedScope(node), key) : around(key);
    const fixed = counts ? loopValues(counts) : new Map<string, Value>();
    const ways = this.decide(meaning, resolve, startAt(draftOf(data)), condition, node.element.id, fixed);
    const choices = ways.map(({ way, verdict }) => ({ ...this.choice(way, () => true), holds: verdict === true }));
    return told(merged(choices, ({ holds }) => String(holds)));
  }

  clockOf(node: Node, data: DataState): string | null {
    const name = timerVariable(node.element);
    if (name === null) return null;
    const value = draftOf(data).get(timerLocation(this.words, node, name));
    return value?.kind === 'clock' ? value.limit : null;
  }

  /** Whether a timer that waits for a clock variable can be set: without a date in it there is an incident. */
  timerIsSet(node: Node, data: DataState): readonly (DataChoice & { readonly holds: boolean })[] {
    const [location] = clockLocations(this.words, node);
    const value = location === undefined ? undefined : draftOf(data).get(location);
    if (!value || value.kind === 'clock') return [{ ...unchanged(data), holds: true }];
    const choices = this.splitter.split(draftOf(data), value).map((split) => ({
      ...this.choice(after(startAt(draftOf(data)), split), all),
      holds: split.seen.kind !== 'value' || split.seen.json !== null,
    }));
    return told(merged(choices, ({ holds }) => String(holds)));
  }

  sample(run: readonly DataState[]): Readonly<Record<string, Json>> {
    const leaves = run.flatMap((state) => draftOf(state).leaves);
    return valuesTold(this.words.obligations, leaves);
  }

  /** A run in concrete values: those of attributes and variables that were told apart, and what each move sets. */
  sampleTrace(trace: Trace): SampledRun {
    return sampleRun(this, this.words.obligations, trace);
  }

  /** The ways in which the move may have come out of the draft, each with the state that the search knows it by. */
  follow(move: TraceMove, draft: Draft, seen: (patternSource: string) => boolean): readonly Followed[] {
    const { node, kind } = move;
    const at = (point: PointKind, ways: readonly Running[]): readonly Followed[] =>
      ways.map((way) => this.followed(way, this.keeping.after(point, node)));
    if (move.part === 'body' && kind === 'enter')
      return at('BA', this.run(this.programs.bodyActivation(node), draft, never, move.items ?? 0));
    if (move.part === 'body' && kind === 'complete')
      return at('BC', this.run(this.programs.bodyCompletion(node).program, draft));
    if (kind === 'enter') return at('A', this.activations(node, draft));
    if (kind === 'event') return at('C', this.events(node, draft));
    if (kind === 'branch')
      return at(
        'C',
        this.branches(node, draft).filter(({ flows }) => sameFlows(flows, move.flows)),
      );
    if (kind === 'complete')
      return at(
        'C',
        this.completions(node, draft, seen).filter(({ outcome }) => isSame(outcome, move.outcome)),
      );
    if (kind === 'terminate')
      return this.run(this.programs.termination(node), draft).map((way) => this.followed(way, all));
    if (kind === 'start') return this.beginnings().map((way) => this.followed(way, this.keeping.atStart()));
    return [this.followed(startAt(draft), all)];
  }

  /** The draft in every case that a guard tells apart. */
  followGuard(obligation: ObligationDefinition, draft: Draft): readonly Followed[] {
    const { guard } = obligation;
    if (!guard) return [];
    const ways = this.decide(this.words.dictionary.guard(guard), attributeAt, startAt(draft), guard, 'guard');
    return ways.map(({ way }) => this.followed(way, all));
  }

  private followed(way: Running, isKept: (location: Location) => boolean): Followed {
    const draft = way.draft.keeping(isKept);
    return { draft, key: this.states.of(draft, all).key, brought: way.brought ?? new Map<Location, Value>() };
  }

  /** Whether anything that somebody reads is changed or asked for where the node is activated, completes or is reached. */
  touches(node: Node): boolean {
    return this.programs.touches(node);
  }

  /** What was taken as ensured so far, each assumption once. */
  assumptionsUsed(): readonly LocalText[] {
    const narrower = [...this.narrower.values()].flatMap((model) => model.assumptionsUsed());
    return [...new Map([...this.ensuring.values(), ...narrower].map((text) => [text.en, text])).values()];
  }

  /** A condition in each case: true, false, null (also anything that is no boolean), or both where nobody knows. */
  private decide(
    meaning: Meaning,
    resolve: (key: string) => Location,
    start: Running,
    source: Expression,
    elementId: string,
    fixed: ReadonlyMap<string, Value> = new Map(),
  ): readonly { readonly way: Running; readonly verdict: boolean | null }[] {
    const keys = keysOf(meaning);
    let running = start;
    const args = keys.map((key): Value => {
      const given = fixed.get(key);
      if (given) return given;
      const [read] = this.run(
        [{ kind: 'assign', target: READ, origin: { kind: 'location', location: resolve(key) } }],
        running,
      );
      running = read ? { ...read, draft: read.draft.keeping((location) => location !== READ) } : running;
      return read?.draft.get(READ) ?? ABSENT;
    });
    const apply = (values: readonly Seen[]): Seen =>
      evaluate(meaning, (key) => values[keys.indexOf(key)] ?? { kind: 'unknown', text: key });
    const formula =
      fixed.size > 0 ? { id: this.loopFormula(source, fixed), apply } : this.words.origins.formula(meaning);
    return this.splitter.split(running.draft, { kind: 'term', formula, args }).flatMap((split) => {
      const way = after(running, split);
      if (split.seen.kind !== 'unknown') return [{ way, verdict: verdictOf(split.seen) }];
      const assumed = way.assumed ?? notComputed(split.seen.text || source.source, elementId);
      return [true, false].map((verdict) => ({ way: { ...way, assumed }, verdict }));
    });
  }

  /** Formulas over counts are told apart from those of the registry by negative ids. */
  private readonly loopFormulas = new Map<string, number>();

  private loopFormula({ source }: Expression, fixed: ReadonlyMap<string, Value>): number {
    const key = `${source} ${JSON.stringify([...fixed])}`;
    const id = this.loopFormulas.get(key) ?? -2 - this.loopFormulas.size;
    this.loopFormulas.set(key, id);
    return id;
  }

  beginnings(): readonly Way[] {
    return withoutOutcome(this.run(this.programs.beginning(), Draft.EMPTY));
  }

  activations(node: Node, draft: Draft): readonly Way[] {
    return withoutOutcome(this.run(this.programs.activation(node), draft));
  }

  completions(node: Node, draft: Draft, seen: (patternSource: string) => boolean): readonly Way[] {
    return this.programs.completions(node).flatMap((variant) => this.variantWays(variant, draft, seen));
  }

  events(node: Node, draft: Draft): readonly Way[] {
    return this.programs.events(node).flatMap((variant) => this.variantWays(variant, draft, never));
  }

  /** Flows that a gateway takes, its conditions tried in the engine's order. */
  branches(node: Node, draft: Draft): readonly (Running & { readonly flows: readonly SequenceFlow[] })[] {
    const { outgoing, type } = node.element;
    const start = { ...startAt(draft), flows: [] as readonly SequenceFlow[], isOpen: true };
    if (outgoing.length === 0 || (outgoing.length === 1 && outgoing[0]?.condition === null))
      return [{ ...start, flows: outgoing }];
    const isExclusive = type === 'EXCLUSIVE_GATEWAY';
    const resolve = resolveAt(this.words, node);
    let ways: readonly (typeof start)[] = [start];
    for (const flow of [...outgoing].reverse()) {
      const { condition } = flow;
      if (flow.isDefault || !condition) continue;
      const meaning = this.words.dictionary.meaning(condition);
      ways = ways.flatMap((way) => {
        if (!way.isOpen) return [way];
        return this.decide(meaning, resolve, way, condition, node.element.id).map(({ way: next, verdict }) => {
          if (verdict === null) return { ...next, flows: [], isOpen: false };
          const flows = verdict ? [...way.flows, flow] : way.flows;
          return { ...next, flows, isOpen: !(verdict && isExclusive) };
        });
      });
    }
    return ways.flatMap((way) => this.otherwise(way, outgoing));
  }

  /** The default flow where no condition holds. A condition that could not be asked ends in an incident: no flow at all. */
  private otherwise<W extends Running & { readonly flows: readonly SequenceFlow[]; readonly isOpen: boolean }>(
    way: W,
    outgoing: readonly SequenceFlow[],
  ): readonly W[] {
    const byDefault = { ...way, flows: outgoing.filter(({ isDefault }) => isDefault) };
    if (way.isOpen && way.flows.length === 0) return [byDefault];
    const isBoth = this.words.faults.has('default-flow-condition-ignored') && byDefault.flows.length > 0;
    return isBoth ? [way, byDefault] : [way];
  }

  private variantWays(variant: Variant, draft: Draft, seen: (source: string) => boolean): readonly Way[] {
    const { outcome, assumed } = variant;
    const start = { ...startAt(draft), assumed };
    if (outcome.kind === 'fixed')
      return this.run(variant.program, start, seen).map((way) => ({ ...way, outcome: outcome.outcome }));
    const keep: Instruction = {
      kind: 'assign',
      target: READ,
      origin: { kind: 'location', location: outcome.location },
    };
    return this.run([...variant.program, keep], start, seen).flatMap((way) =>
      this.splitter.split(way.draft, way.draft.get(READ) ?? ABSENT).map((split) => {
        const next = after(way, split);
        const draftAfter = next.draft.keeping((location) => location !== READ);
        return { ...next, draft: draftAfter, outcome: textOf(split.seen) };
      }),
    );
  }

  private run(
    program: readonly Instruction[],
    from: Draft | Running,
    seen: (patternSource: string) => boolean = never,
    items = 0,
  ): readonly Running[] {
    const around: Surroundings = {
      dictionary: this.words.dictionary,
      splitter: this.splitter,
      seen,
      items,
      isVolatile: this.programs.isVolatile,
      onEnsured: (because) => this.ensuring.set(because.en, because),
    };
    return execute(program, from instanceof Draft ? startAt(from) : from, around);
  }

  private sealed(ways: readonly Way[], isKept: (location: Location) => boolean): readonly Outcome[] {
    const choices = ways.map((way) => ({ ...this.choice(way, isKept), outcome: way.outcome }));
    return told(merged(choices, ({ outcome }) => outcome ?? ''));
  }

  private choice({ draft, assumed, told: texts }: Running, isKept: (location: Location) => boolean): DataChoice {
    const choice = texts.length > 0 ? texts.join(', ') : null;
    return { data: this.states.of(draft, isKept), exact: assumed === null, assumed, choice };
  }
}

const READ = 'r:|read';

const never = (): boolean => false;
const all = (): boolean => true;

function keyAt(location: Location): string {
  return scopeIn(location) === ATTRIBUTES ? `@${pathIn(location)}` : pathIn(location);
}

function attributeAt(key: string): Location {
  return locationOf(ATTRIBUTES, key.slice(1));
}

function draftOf(data: DataState): Draft {
  if (!(data instanceof State)) throw new Error('expected a state that this model has made');
  return data.draft;
}

function startAt(draft: Draft): Running {
  return { draft, assumed: null, told: [] };
}

function withoutOutcome(ways: readonly Running[]): readonly Way[] {
  return ways.map((way) => ({ ...way, outcome: null }));
}

function loopValues(counts: LoopCounts): ReadonlyMap<string, Value> {
  const values = [counts.instances, counts.active, counts.completed, counts.terminated];
  return new Map(LOOP_NAMES.map((name, index) => [name, constant(values[index] ?? 0)]));
}
