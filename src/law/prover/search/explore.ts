import type { LocalText } from '../../../model/index.js';
import type { Behaviour, Step } from '../behaviour/behaviour.js';
import { type Answer, type Effect, nodeOf, type Question } from '../behaviour/effects.js';
import type { Place } from '../behaviour/places.js';
import type { ObligationDefinition, Occurrence } from '../../obligations/definition.js';
import type { DataChoice, DataModel, DataState, Node } from '../seam.js';
import type { Fault } from '../faults.js';
import type { LimitId } from '../../calendar/index.js';
import type { Product } from './product.js';
import type { Share } from './budget.js';

/** Data models may know more of multi-instance bodies than the seam asks for. */
export type ProverData = DataModel & {
  touches?(node: Node): boolean;
  /** Whether the timer has a date now; without one its element is an incident. */
  timerIsSet?(node: Node, data: DataState): readonly (DataChoice & { readonly holds: boolean })[];
  assumptionsUsed?(): readonly LocalText[];
  onBodyActivate?(node: Node, data: DataState, items: number): readonly DataChoice[];
  onBodyComplete?(node: Node, data: DataState): readonly DataChoice[];
  mayCompleteEarly(
    node: Node,
    data: DataState,
    counts?: { instances: number; active: number; completed: number; terminated: number },
  ): readonly (DataChoice & { readonly holds: boolean })[];
};

/** What happened, for whoever watches a search. `at` says where, to tell the run later. */
export interface Watcher {
  /** An effect happened after everything at `at`, with the data before and after it. */
  onEffect?(effect: Effect, exact: boolean, at: Moment): void;
  onOccurrence?(occurrence: Occurrence, exact: boolean, at: Moment): void;
  /** The obligation at the position is broken here. */
  onBroken?(position: number, occurrence: Occurrence, exact: boolean, at: Moment): void;
  /** `from` -1: the run begins at `to`, with start number `start`. `facts`: what happened on the way, the last first. */
  onEdge?(edge: Edge): void;
  onState?(state: number): void;
}

/** A way from one state to the next. */
export interface Edge {
  /** -1: a run begins. */
  readonly from: number;
  readonly to: number;
  /** The state it leaves, or the number of the start; with move and picks it can be told again. */
  readonly state: number;
  readonly move: number;
  readonly picks: readonly number[];
  readonly exact: boolean;
  /** The last first. */
  readonly facts: Facts | null;
}

/** Occurrences on the way, each with the data it is judged by. */
export interface Facts {
  readonly occurrence: Occurrence;
  readonly data: DataState;
  /** Position of the effect. */
  readonly position: number;
  readonly before: Facts | null;
}

/** A point of a run: a state, the step that leads on from it, and how data came out, up to the effect. */
export interface Moment {
  readonly state: number;
  readonly move: number;
  /** Of the effect among those of the move; retelling ends after it. */
  readonly position: number;
  readonly picks: readonly number[];
}

export interface ExploreOptions {
  /** Only choices that are exact: every run found is possible. */
  readonly exactOnly: boolean;
  readonly faults: ReadonlySet<Fault>;
  readonly budget: Share;
  /** Stop as soon as it answers true. */
  readonly isDone: () => boolean;
}

/** A choice of the data as the search sees it; `outcome` of a completion, `answer` to a question. */
export interface Pick {
  readonly data: DataState;
  readonly exact: boolean;
  readonly assumed: LocalText | null;
  readonly choice: string | null;
  readonly outcome: string | null;
  readonly answer: Answer;
  readonly alternatives: number;
}

/** Move number of the beginning of a run: the state is then the number of the start. */
export const BEGINNING = -2;
/** Move number where the engine goes on by itself. */
export const ONWARD = -1;

/** A run on its way through one step. */
interface Front {
  readonly data: DataState;
  readonly combination: number;
  readonly picks: readonly number[];
  /** Every choice since the beginning was exact; since the state where the step began. */
  readonly exact: boolean;
  readonly edgeExact: boolean;
  readonly facts: Facts | null;
}

/** The step that is being taken, and from where. */
interface Way {
  readonly step: Step;
  readonly from: number;
  readonly move: number;
  /** Effects of the steps before it that belong to the same move. */
  readonly before: number;
}

/**
 * Breadth first over markings, data and automata together: first everything that exact choices reach, then the rest. Every state
 * is kept with the state and the choices it came from, so that the run can be told again: see `retell.ts`.
 */
export class Exploration {
  readonly marking: number[] = [];
  readonly data: DataState[] = [];
  readonly combination: number[] = [];
  readonly parent: number[] = [];
  readonly move: number[] = [];
  readonly picks: (readonly number[])[] = [];
  /** Reached by exact choices alone. */
  readonly exact: boolean[] = [];
  readonly initial: readonly DataChoice[];
  /** Assumptions met anywhere, by their text. */
  readonly assumed = new Map<string, LocalText>();
  usedUp = false;
  private readonly surely: number[] = [];
  private readonly maybe: number[] = [];
  private readonly dataIds = new Map<string, number>();
  private readonly ids = new Map<number, Map<number, number>>();

  constructor(
    readonly behaviour: Behaviour,
    readonly model: ProverData,
    readonly product: Product,
    private readonly watcher: Watcher,
    private readonly options: ExploreOptions,
  ) {
    this.initial = model.initial();
  }

  get size(): number {
    return this.marking.length;
  }

  run(): void {
    this.begin();
    for (const state of this.surely) if (!this.goesOn(state)) return;
    for (const state of this.maybe) {
      if (!this.exact[state] && !this.goesOn(state)) return;
    }
  }

  /** False: the search is over before everything was seen. */
  private goesOn(state: number): boolean {
    const { budget, isDone } = this.options;
    if (isDone()) return false;
    if (!budget.take()) {
      this.usedUp = true;
      return false;
    }
    this.expand(state);
    return true;
  }

  private begin(): void {
    this.behaviour.starts().forEach((step, from) => {
      this.initial.forEach((choice, i) => {
        if (!this.allows(choice)) return;
        const { data, exact } = choice;
        const { initial: combination } = this.product;
        this.perform(
          { step, from, move: BEGINNING, before: 0 },
          { data, combination, picks: [i], exact, edgeExact: exact, facts: null },
        );
      });
    });
  }

  private expand(state: number): void {
    const marking = this.marking[state]!;
    if (this.behaviour.isOver(marking)) return;
    const front: Front = {
      data: this.data[state]!,
      combination: this.combination[state]!,
      picks: NO_PICKS,
      exact: this.exact[state]!,
      edgeExact: true,
      facts: null,
    };
    if (!this.behaviour.isQuiet(marking)) {
      this.perform({ step: this.behaviour.go(marking), from: state, move: ONWARD, before: 0 }, front);
      return;
    }
    this.behaviour.moves(marking).forEach((move, i) => {
      if (this.options.exactOnly && !move.exact) return;
      this.perform(
        { step: this.behaviour.fire(marking, i), from: state, move: i, before: 0 },
        within(front, move.exact),
      );
    });
  }

  private perform(way: Way, front: Front): void {
    if (this.options.exactOnly && !way.step.exact) return;
    this.effect(way, 0, within(front, way.step.exact));
  }

  private effect(way: Way, position: number, front: Front): void {
    const effect = way.step.effects[position];
    if (!effect) return this.finish(way, front);
    const { combination } = front;
    const seen = (source: string): boolean => this.product.seen(combination, source);
    this.choose(picksOf(this.model, effect, front.data, seen), front, (next, choice) => {
      this.watcher.onEffect?.(effect, next.exact, momentOf(way, position, next));
      this.occur(way, position, occurrencesOf(effect, choice.outcome), 0, next);
    });
  }

  /** The occurrences of one effect one after the other, each judged before the automata move on. */
  private occur(way: Way, position: number, occurrences: readonly Occurrence[], i: number, front: Front): void {
    const occurrence = occurrences[i];
    if (!occurrence) return this.effect(way, position + 1, front);
    const broken = this.product.broken(front.combination, occurrence);
    const judge = (j: number, current: Front): void => {
      const automaton = broken[j];
      if (automaton === undefined) {
        this.watcher.onOccurrence?.(occurrence, current.exact, momentOf(way, position, current));
        const combination = this.product.next(current.combination, occurrence);
        const { data, facts: earlier } = current;
        const facts = { occurrence, data, position: way.before + position, before: earlier };
        return this.occur(way, position, occurrences, i + 1, { ...current, combination, facts });
      }
      this.choose(this.guards(automaton, current.data), current, (next, choice) => {
        if (choice.answer !== true) return judge(j + 1, next);
        this.watcher.onBroken?.(automaton, occurrence, next.exact, momentOf(way, position, next));
        judge(j + 1, { ...next, combination: this.product.without(next.combination, automaton) });
      });
    };
    judge(0, front);
  }

  private guards(automaton: number, data: DataState): readonly Pick[] {
    const { definition } = this.product.automata[automaton]!;
    return guardsOf(this.model, definition, data, this.options.faults);
  }

  private finish(way: Way, front: Front): void {
    const { question, target } = way.step;
    if (!question) return this.reach(target, way, front);
    const seen = (source: string): boolean => this.product.seen(front.combination, source);
    const before = way.before + way.step.effects.length;
    this.choose(answersTo(this.model, question, front.data, seen), front, (next, choice) => {
      const step = this.behaviour.go(this.behaviour.answer(target, choice.answer));
      this.perform({ ...way, step, before }, next);
    });
  }

  private reach(marking: number, { from, move }: Way, front: Front): void {
    const { data, combination, exact } = front;
    let dataId = this.dataIds.get(data.key);
    if (dataId === undefined) this.dataIds.set(data.key, (dataId = this.dataIds.size));
    let ofMarking = this.ids.get(marking);
    if (!ofMarking) this.ids.set(marking, (ofMarking = new Map()));
    const key = dataId * COMBINATIONS_MAX + combination;
    let id = ofMarking.get(key);
    if (id === undefined) {
      id = this.size;
      ofMarking.set(key, id);
      this.marking.push(marking);
      this.data.push(data);
      this.combination.push(combination);
      this.exact.push(false);
      this.watcher.onState?.(id);
      this.cameFrom(id, from, move, front.picks);
      if (!exact) this.maybe.push(id);
    }
    if (exact && !this.exact[id]) {
      this.exact[id] = true;
      this.cameFrom(id, from, move, front.picks);
      this.surely.push(id);
    }
    const { picks, edgeExact, facts } = front;
    const leaves = move === BEGINNING ? -1 : from;
    this.watcher.onEdge?.({ from: leaves, to: id, state: from, move, picks, exact: edgeExact, facts });
  }

  private cameFrom(id: number, from: number, move: number, picks: readonly number[]): void {
    this.parent[id] = from;
    this.move[id] = move;
    this.picks[id] = picks;
  }

  private choose(choices: readonly Pick[], front: Front, next: (front: Front, choice: Pick) => void): void {
    const isAlone = choices.length === 1;
    for (let i = 0; i < choices.length; i++) {
      const choice = choices[i]!;
      if (!this.allows(choice)) continue;
      const picks = isAlone ? front.picks : [...front.picks, i];
      next({ ...within(front, choice.exact), data: choice.data, picks }, choice);
    }
  }

  private allows({ assumed, exact }: Pick | DataChoice): boolean {
    if (assumed) this.assumed.set(assumed.en, assumed);
    return exact || !this.options.exactOnly;
  }
}

const NO_PICKS: readonly number[] = [];
const COMBINATIONS_MAX = 1_048_576;

function within(front: Front, exact: boolean): Front {
  return exact ? front : { ...front, exact: false, edgeExact: false };
}

function momentOf({ from, move, before }: Way, position: number, { picks }: Front): Moment {
  return { state: from, move, position: before + position, picks };
}

/** Whether the obligation binds now. */
export function guardsOf(
  model: ProverData,
  definition: ObligationDefinition,
  data: DataState,
  faults: ReadonlySet<Fault>,
): readonly Pick[] {
  if (definition.guard === null || faults.has('guard-ignored')) return [{ ...unchanged(data), answer: true }];
  return model.guard(definition, data).map(asGuard);
}

/** How data comes out of an effect. */
export function picksOf(
  model: ProverData,
  effect: Effect,
  data: DataState,
  seen: (source: string) => boolean,
): readonly Pick[] {
  switch (effect.kind) {
    case 'activate':
      return model.onActivate(nodeOf(effect.place), data).map(asPick);
    case 'complete':
      return model.onComplete(nodeOf(effect.place), data, seen).map(asPick);
    case 'event':
      return model.onEvent(nodeOf(effect.place), data).map(asPick);
    case 'branch':
      if (effect.facts.length === 0) return [unchanged(data)];
      return model.onComplete(nodeOf(effect.place), data, seen).map(asPick);
    case 'terminate':
      if (effect.body || !effect.place.node) return [unchanged(data)];
      return [unchanged(model.onTerminate(effect.place.node, data))];
    case 'bodyActivate':
      return model.onBodyActivate?.(nodeOf(effect.place), data, effect.items).map(asPick) ?? [unchanged(data)];
    case 'bodyComplete':
      return model.onBodyComplete?.(nodeOf(effect.place), data).map(asPick) ?? [unchanged(data)];
    default:
      return [unchanged(data)];
  }
}

/** How data answers a question. */
export function answersTo(
  model: ProverData,
  question: Question,
  data: DataState,
  seen: (source: string) => boolean,
): readonly Pick[] {
  const node = nodeOf(question.place);
  switch (question.kind) {
    case 'branch':
      return model
        .onBranch(node, data)
        .map((choice, _, all) => ({ ...asPick(choice, 0, all), answer: choice.flows.map(({ id }) => id).join(' ') }));
    case 'items':
      return model
        .cardinality(node, data)
        .map((choice, _, all) => ({ ...asPick(choice, 0, all), answer: choice.items }));
    case 'complete':
      return model
        .onComplete(node, data, seen)
        .map((choice, _, all) => ({ ...asPick(choice, 0, all), answer: choice.outcome }));
    case 'enough':
      return model.mayCompleteEarly(node, data, question.counts).map(asGuard);
    case 'clock':
      return clocksOf(model, node, data);
    case 'more':
      return [true, false].map((answer) => ({
        ...unchanged(data),
        exact: false,
        assumed: MANY,
        answer,
        alternatives: 2,
      }));
  }
}

/** A timer that is set, with its limit; false: it has no date. */
function clocksOf(model: ProverData, node: Node, data: DataState): readonly Pick[] {
  if (!model.timerIsSet) return [{ ...unchanged(data), answer: model.clockOf(node, data) }];
  return model.timerIsSet(node, data).map((choice, _, all) => ({
    ...asPick(choice, 0, all),
    answer: choice.holds ? model.clockOf(node, choice.data) : false,
  }));
}

const MANY: LocalText = {
  zh: '同一处令牌多于三个，只按“三个或更多”计算。',
  en: 'more than three tokens in one place are counted as "three or more"',
};

type Chosen = DataChoice & { readonly outcome?: string | null };

function asPick(choice: Chosen, _: number, all: readonly unknown[]): Pick {
  const { data, exact, assumed } = choice;
  return {
    data,
    exact,
    assumed,
    choice: choice.choice,
    outcome: choice.outcome ?? null,
    answer: null,
    alternatives: all.length,
  };
}

function asGuard(choice: DataChoice & { readonly holds: boolean }, _: number, all: readonly unknown[]): Pick {
  return { ...asPick(choice, 0, all), answer: choice.holds };
}

function unchanged(data: DataState): Pick {
  return { data, exact: true, assumed: null, choice: null, outcome: null, answer: null, alternatives: 1 };
}

/** What obligations see of an effect. */
export function occurrencesOf(effect: Effect, chosen: string | null): readonly Occurrence[] {
  switch (effect.kind) {
    case 'complete':
    case 'event':
    case 'branch': {
      const { place } = effect;
      if (effect.facts.length === 0) return NOTHING;
      return effect.facts.map((step) => fact(step, outcomeOf(place, step, chosen)));
    }
    case 'bodyComplete': {
      const { place, outcome } = effect;
      if (effect.facts.length === 0) return NOTHING;
      return effect.facts.map((step) => fact(step, outcomeOf(place, step, outcome)));
    }
    case 'elapsed':
      return [{ kind: 'elapsed', limit: effect.limit as LimitId }];
    case 'end':
      return END;
    default:
      return NOTHING;
  }
}

const NOTHING: readonly Occurrence[] = [];
const END: readonly Occurrence[] = [{ kind: 'end' }];

function outcomeOf({ performs }: Place, step: string, outcome: string | null): string | null {
  return performs === step ? outcome : null;
}

function fact(step: string, outcome: string | null): Occurrence {
  return { kind: 'step', step, outcome };
}
