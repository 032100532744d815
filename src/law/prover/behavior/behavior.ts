import type { ObligationSet } from '../../obligations/definition.js';
import { NO_FAULTS, type Fault } from '../faults.js';
import { type Caught, errorsCaught } from './catching.js';
import { clockPlacesOf, type ClockPlaces } from './clocks.js';
import type { Answer, Effect, Question } from './effects.js';
import { ACTIVATED, BODY, canTrigger, type Instance, listensTo } from './instance.js';
import { Markings } from './markings.js';
import type { Net } from './net.js';
import { type Place, type Places, placesOf } from './places.js';
import { COUNT_MAX, Simulator, Unanswered } from './simulator.js';
import { type Slice, WHOLE } from './slicing.js';

/** What happens from one marking to the next, up to the point where data has to decide or the world has to act. */
export interface Step {
  readonly effects: readonly Effect[];
  /** Asked after the effects; null: the run is at `target`. */
  readonly question: Question | null;
  readonly target: number;
  /** False: counts were cut off on the way, so the step may not be possible in every such state. */
  readonly exact: boolean;
}

/** Something the world can do in a marking. */
export interface Move {
  readonly kind: 'job' | 'event' | 'error' | 'signal';
  readonly place: Place;
  readonly exact: boolean;
}

interface Known {
  moves: readonly Doing[] | null;
  steps: (Step | undefined)[];
  go: Step | null;
}

/** A move and where it acts: positions of children from the root. */
interface Doing extends Move {
  readonly path: readonly number[];
  readonly event: Place | null;
  readonly signal: string | null;
  /** Equal siblings count as "or more": the variant with one more of them. */
  readonly oneMore: readonly number[] | null;
}

export interface BehaviorOptions {
  readonly faults?: ReadonlySet<Fault>;
  /** What is left out: see `slicing.ts`. */
  readonly slice?: Slice;
}

/** Commands in one step; a longer chain goes on in the next, so that a loop that waits for nothing comes back to a marking. */
const CHAIN_MAX = 100;

/**
 * Everything the engine can do with one instance of a procedure, data apart: markings as numbers, the moves of the world in
 * each, and the steps that follow. Worked out when first asked for, then remembered.
 */
export class Behavior {
  readonly places: Places;
  readonly markings: Markings;
  readonly clocks: ClockPlaces;
  private readonly faults: ReadonlySet<Fault>;
  private readonly slice: Slice;
  private readonly known: Known[] = [];

  constructor(net: Net, set: ObligationSet, { faults = NO_FAULTS, slice = WHOLE }: BehaviorOptions = {}) {
    this.places = placesOf(net, set);
    this.clocks = clockPlacesOf(this.places.all, set);
    this.markings = new Markings(hasSharedSignal(this.places));
    this.faults = faults;
    this.slice = slice;
  }

  /** The ways in which an instance begins: one per start event of the procedure. */
  starts(): Step[] {
    return this.places.root.starts.map((event) => {
      const simulator = this.simulator();
      simulator.start(event);
      return this.finish(simulator);
    });
  }

  /** The instance is over. */
  isOver(marking: number): boolean {
    return this.markings.get(marking).root === null;
  }

  /** Nothing is on its way: the world has to act. */
  isQuiet(marking: number): boolean {
    return this.markings.get(marking).queue.length === 0;
  }

  moves(marking: number): readonly Move[] {
    return this.doings(marking);
  }

  /** What follows the move. */
  fire(marking: number, move: number): Step {
    const known = this.knownOf(marking);
    return (known.steps[move] ??= this.act(marking, this.doings(marking)[move]!));
  }

  /** What follows in a marking that is not quiet. */
  go(marking: number): Step {
    const known = this.knownOf(marking);
    return (known.go ??= this.advance(marking));
  }

  /** The marking once its question is answered. */
  answer(marking: number, answer: Answer): number {
    return this.markings.answered(this.markings.get(marking), answer);
  }

  /** Every instance of the marking, the outermost first. */
  instances(marking: number): Instance[] {
    const { root } = this.markings.restore(this.markings.get(marking));
    return root ? withAll(root) : [];
  }

  private knownOf(marking: number): Known {
    return (this.known[marking] ??= { moves: null, steps: [], go: null });
  }

  private simulator(): Simulator {
    return new Simulator(this.places, this.clocks, this.faults, this.slice);
  }

  private advance(marking: number): Step {
    const simulator = this.simulator();
    const { root, queue, answers } = this.markings.restore(this.markings.get(marking));
    simulator.root = root;
    simulator.queue.push(...queue);
    simulator.answers = answers;
    try {
      simulator.step();
    } catch (thrown) {
      if (!(thrown instanceof Unanswered)) throw thrown;
      return { effects: simulator.effects, question: thrown.question, target: marking, exact: true };
    }
    return this.finish(simulator);
  }

  /** Runs on until something may be asked or nothing is left to do. */
  private finish(simulator: Simulator): Step {
    const { queue } = simulator;
    for (let n = 0; n < CHAIN_MAX && queue.length > 0 && !simulator.asks(queue[0]!); n++) simulator.step();
    const { id, exact } = this.markings.put(simulator.root, simulator.queue, []);
    return { effects: simulator.effects, question: null, target: id, exact: exact && simulator.exact };
  }

  private act(marking: number, doing: Doing): Step {
    const simulator = this.simulator();
    const { root } = this.markings.restore(this.markings.get(marking));
    simulator.root = root;
    if (!root) throw new Error('expected a move of an instance that is not over');
    if (doing.oneMore) cloneAt(root, doing.oneMore);
    const instance = at(root, doing.path);
    const { event, kind } = doing;
    if (kind === 'signal') {
      simulator.external = doing.place;
      simulator.broadcast(doing.signal ?? '');
    } else if (kind === 'job') {
      simulator.external = doing.place;
      simulator.requestCompletion(instance);
    } else if (event && kind === 'event') {
      simulator.external = event;
      if (event.firings > 0) simulator.fire(instance, event);
      simulator.trigger({ instance, event });
    } else {
      const caught = errorsCaught(instance).find((one) => one.event === event);
      if (caught) simulator.throwError(instance, caught);
    }
    return this.finish(simulator);
  }

  private doings(marking: number): readonly Doing[] {
    const known = this.knownOf(marking);
    return (known.moves ??= this.find(marking));
  }

  private find(marking: number): Doing[] {
    const { root, shapes } = this.markings.restore(this.markings.get(marking));
    const found: Doing[] = [];
    const signals = new Set<string>();
    const visit = (instance: Instance, path: readonly number[], oneMore: readonly number[] | null): void => {
      for (const doing of this.doingsOf(instance, path, signals)) {
        found.push(oneMore ? { ...doing, exact: false } : doing);
        if (oneMore) found.push({ ...doing, exact: false, oneMore });
      }
      const seen = new Map<number, number>();
      for (const child of instance.children) {
        const shape = shapes.get(child)!;
        seen.set(shape, (seen.get(shape) ?? 0) + 1);
      }
      const done = new Set<number>();
      instance.children.forEach((child, i) => {
        const shape = shapes.get(child)!;
        if (done.has(shape)) return;
        done.add(shape);
        const isMany = instance.role !== BODY && (seen.get(shape) ?? 0) >= COUNT_MAX;
        visit(child, [...path, i], oneMore ?? (isMany ? [...path, i] : null));
      });
    };
    if (root) visit(root, [], null);
    return found;
  }

  private doingsOf(instance: Instance, path: readonly number[], signals: Set<string>): Doing[] {
    if (instance.state !== ACTIVATED) return [];
    const doing = { path, event: null, signal: null, oneMore: null, exact: true };
    const found: Doing[] = [];
    const { place } = instance;
    if (place.isJob && instance.role !== BODY && !this.isWaitingForNobody(instance)) {
      found.push({ ...doing, kind: 'job', place, exact: place.type !== 'CALL_ACTIVITY' });
      if (!this.faults.has('error-not-thrown')) {
        for (const { event } of this.catchable(instance)) found.push({ ...doing, kind: 'error', place, event });
      }
    }
    for (const event of listensTo(instance)) {
      if (!isFromOutside(event) || !canTrigger(instance, event)) continue;
      if (event.element.timer && !instance.timers.some((timer) => timer.event === event && timer.left > 0)) continue;
      const { signalName } = event;
      if (signalName === null) {
        const exact = event.element.signal === null;
        found.push({ ...doing, kind: 'event', place: event, event, exact });
      } else if (!signals.has(signalName)) {
        signals.add(signalName);
        found.push({ ...doing, kind: 'signal', place: event, event, signal: signalName });
      }
    }
    return found;
  }

  /** Error events that a job here can reach. */
  private catchable(instance: Instance): Caught[] {
    return errorsCaught(instance).filter(({ instance: catching, event }) => canTrigger(catching, event));
  }

  /** A job whose scope ends already: completing it changes nothing. */
  private isWaitingForNobody({ parent }: Instance): boolean {
    return parent !== null && parent.state !== ACTIVATED;
  }
}

/** Messages, timers and signals; errors and escalations come from inside, links from their throw event. */
function isFromOutside({ element }: Place): boolean {
  return element.message !== null || element.timer !== null || element.signal !== null;
}

function withAll(instance: Instance): Instance[] {
  return [instance, ...instance.children.flatMap(withAll)];
}

function at(root: Instance, path: readonly number[]): Instance {
  return path.reduce((instance, position) => instance.children[position]!, root);
}

/** One more of the same beside the instance at the path. */
function cloneAt(root: Instance, path: readonly number[]): void {
  const original = at(root, path);
  const parent = original.parent;
  if (parent) parent.children.push(cloneOf(original, parent));
}

function cloneOf(instance: Instance, parent: Instance): Instance {
  const clone: Instance = {
    ...instance,
    parent,
    joins: new Map(instance.joins),
    triggers: [...instance.triggers],
    timers: instance.timers.map((timer) => ({ ...timer })),
    compensables: [...instance.compensables],
    children: [],
  };
  clone.children = instance.children.map((child) => cloneOf(child, clone));
  return clone;
}

/** Two waiting for one signal: who waited longer gets it first. */
function hasSharedSignal({ all }: Places): boolean {
  const names = all
    .filter(({ type }) => type !== 'INTERMEDIATE_THROW_EVENT' && type !== 'END_EVENT')
    .flatMap(({ signalName }) => signalName ?? []);
  return new Set(names).size < names.length;
}
