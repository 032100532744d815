import type { LocalText } from '../../../model/index.js';
import type { Occurrence } from '../../obligations/definition.js';
import type { Behavior, Step } from '../behavior/behavior.js';
import type { Effect } from '../behavior/effects.js';
import type { Fault } from '../faults.js';
import type { DataChoice, DataState } from '../seam.js';
import type { Share } from './budget.js';
import type { Product } from './product.js';
import { occurrencesOf, type Pick, type Reader } from './reading.js';

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
    readonly behavior: Behavior,
    readonly reader: Reader,
    readonly product: Product,
    private readonly watcher: Watcher,
    private readonly options: ExploreOptions,
  ) {
    this.initial = reader.model.initial();
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
    this.behavior.starts().forEach((step, from) => {
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
    if (this.behavior.isOver(marking)) return;
    const front: Front = {
      data: this.data[state]!,
      combination: this.combination[state]!,
      picks: NO_PICKS,
      exact: this.exact[state]!,
      edgeExact: true,
      facts: null,
    };
    if (!this.behavior.isQuiet(marking)) {
      this.perform({ step: this.behavior.go(marking), from: state, move: ONWARD, before: 0 }, front);
      return;
    }
    this.behavior.moves(marking).forEach((move, i) => {
      if (this.options.exactOnly && !move.exact) return;
      this.perform(
        { step: this.behavior.fire(marking, i), from: state, move: i, before: 0 },
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
    const seen = this.product.seen(combination);
    this.choose(this.reader.picks(effect, front.data, seen), front, (next, choice) => {
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
    return this.reader.guards(definition, data, this.options.faults);
  }

  private finish(way: Way, front: Front): void {
    const { question, target } = way.step;
    if (!question) return this.reach(target, way, front);
    const seen = this.product.seen(front.combination);
    const before = way.before + way.step.effects.length;
    this.choose(this.reader.answers(question, front.data, seen), front, (next, choice) => {
      const step = this.behavior.go(this.behavior.answer(target, choice.answer));
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
