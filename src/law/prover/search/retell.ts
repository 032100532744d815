import type { SequenceFlow } from '../../../model/index.js';
import type { Step } from '../behavior/behavior.js';
import { type Effect, nodeOf } from '../behavior/effects.js';
import type { Occurrence } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { DataState, Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { BEGINNING, type Exploration, type Moment, ONWARD } from './explore.js';
import { occurrencesOf, type Pick, type Seen } from './reading.js';

/** The run up to a moment of a search. */
export function retell(explored: Exploration, moment: Moment, faults: ReadonlySet<Fault>): Trace {
  const legs = moment.move === BEGINNING ? [] : legsTo(explored, moment.state);
  const teller = new Teller(explored, faults);
  for (const leg of legs) teller.tell(leg, Infinity);
  teller.tell(moment, moment.position);
  return teller.moves;
}

/** The run along the legs; of the last one up to the effect at the position. */
export function retellLegs(
  explored: Exploration,
  legs: readonly Leg[],
  position: number,
  faults: ReadonlySet<Fault>,
): Trace {
  const teller = new Teller(explored, faults);
  legs.forEach((leg, i) => teller.tell(leg, i === legs.length - 1 ? position : Infinity));
  return teller.moves;
}

/** The run that reaches the state. */
export function retellState(explored: Exploration, state: number, faults: ReadonlySet<Fault>): Trace {
  const teller = new Teller(explored, faults);
  for (const leg of legsTo(explored, state)) teller.tell(leg, Infinity);
  return teller.moves;
}

export interface Leg {
  readonly state: number;
  readonly move: number;
  readonly picks: readonly number[];
}

function legsTo(explored: Exploration, state: number): Leg[] {
  const legs: Leg[] = [];
  for (let at = state; ; at = explored.parent[at]!) {
    const leg = { state: explored.parent[at]!, move: explored.move[at]!, picks: explored.picks[at]! };
    legs.push(leg);
    if (leg.move === BEGINNING) return legs.reverse();
  }
}

/** Goes through the run again, choice by choice, and writes down what happens. */
class Teller {
  readonly moves: TraceMove[] = [];
  private data: DataState;
  private combination: number;
  private picks: readonly number[] = [];
  private used = 0;
  /** What was chosen to answer a question, until the effect that shows it. */
  private chosen: Pick | null = null;

  constructor(
    private readonly explored: Exploration,
    private readonly faults: ReadonlySet<Fault>,
  ) {
    this.data = explored.initial[0]!.data;
    this.combination = explored.product.initial;
  }

  tell({ state, move, picks }: Leg, last: number): void {
    const { explored } = this;
    this.picks = picks;
    this.used = 0;
    if (move === BEGINNING) {
      const choice = explored.initial[picks[this.used++]!]!;
      this.data = choice.data;
      this.chosen = { ...choice, outcome: null, answer: null, alternatives: explored.initial.length };
    }
    let told = 0;
    for (let step: Step | null = this.stepOf(state, move); step; step = this.answer(step)) {
      for (const effect of step.effects) {
        this.effect(effect);
        if (told++ === last) return;
      }
    }
  }

  private stepOf(state: number, move: number): Step {
    const { behavior, marking } = this.explored;
    if (move === BEGINNING) return behavior.starts()[state]!;
    return move === ONWARD ? behavior.go(marking[state]!) : behavior.fire(marking[state]!, move);
  }

  private get seen(): Seen {
    return this.explored.product.seen(this.combination);
  }

  private effect(effect: Effect): void {
    const pick = this.pick(this.explored.reader.picks(effect, this.data, this.seen));
    this.data = pick.data;
    const occurrences = occurrencesOf(effect, pick.outcome);
    for (const occurrence of occurrences) this.judge(occurrence);
    this.write(effect, pick, occurrences[0] ?? null);
  }

  private judge(occurrence: Occurrence): void {
    const { product, reader } = this.explored;
    for (const automaton of product.broken(this.combination, occurrence)) {
      const { definition } = product.automata[automaton]!;
      const pick = this.pick(reader.guards(definition, this.data, this.faults));
      this.data = pick.data;
      if (pick.answer === true) this.combination = product.without(this.combination, automaton);
      if (pick.choice !== null || !pick.exact) this.chosen = pick;
    }
    this.combination = product.next(this.combination, occurrence);
  }

  /** The step after the answer to its question; null: it has none. */
  private answer({ question, target }: Step): Step | null {
    if (!question) return null;
    const { behavior, reader } = this.explored;
    const pick = this.pick(reader.answers(question, this.data, this.seen));
    this.data = pick.data;
    if (question.kind === 'complete') {
      const { outcome } = pick;
      this.moves.push(moveOf('complete', nodeOf(question.place), pick, { outcome, part: 'inner' }));
    } else this.chosen = pick;
    return behavior.go(behavior.answer(target, pick.answer));
  }

  private pick(choices: readonly Pick[]): Pick {
    // A moment may end before its last choices: what is asked after it does not count any more.
    return choices.length === 1 ? choices[0]! : choices[this.picks[this.used++] ?? 0]!;
  }

  private write(effect: Effect, pick: Pick, occurrence: Occurrence | null): void {
    if (effect.kind === 'end') return this.writeEnd(pick);
    if (effect.kind === 'elapsed' || effect.kind === 'cutOff' || !effect.place.node) return;
    const { node } = effect.place;
    const part = effect.place.isMulti ? 'inner' : null;
    const chosen = this.together(pick);
    const outcome = occurrence?.kind === 'step' ? occurrence.outcome : null;
    const put = (kind: TraceMove['kind'], more: Partial<TraceMove>): void => {
      this.moves.push(moveOf(kind, node, chosen, { outcome, occurrence, part, data: this.data, ...more }));
    };
    switch (effect.kind) {
      case 'start':
        return put('start', {});
      case 'activate':
        return put('enter', {});
      case 'complete':
        return put('complete', {});
      case 'event':
        return put('event', {});
      case 'error':
        return put('error', { caughtBy: effect.caughtBy.node });
      case 'branch':
        return put('branch', { flows: effect.flows, part: null });
      case 'stuck':
        return put('branch', { flows: NO_FLOWS, part: null });
      case 'terminate':
        return put('terminate', { part: effect.body ? 'body' : part });
      case 'bodyActivate':
        return put('enter', { items: effect.items, part: 'body' });
      case 'bodyComplete':
        return put('complete', { part: 'body' });
    }
  }

  /** The end of the case belongs to what ended it. */
  private writeEnd(pick: Pick): void {
    const last = this.moves[this.moves.length - 1];
    if (!last) return;
    const end: Occurrence = { kind: 'end' };
    const chosen = this.together(pick);
    const ended = moveOf('terminate', last.node, chosen, { occurrence: end });
    if (last.occurrence === null) this.moves[this.moves.length - 1] = { ...last, occurrence: end, data: this.data };
    else this.moves.push(ended);
  }

  /** A choice made to answer a question or a guard is told with the next effect. */
  private together(pick: Pick): Pick {
    const { chosen } = this;
    this.chosen = null;
    if (!chosen) return pick;
    return {
      ...pick,
      exact: pick.exact && chosen.exact,
      assumed: pick.assumed ?? chosen.assumed,
      choice: pick.choice ?? chosen.choice,
      alternatives: Math.max(pick.alternatives, chosen.alternatives),
    };
  }
}

const NO_FLOWS: readonly SequenceFlow[] = [];

function moveOf(kind: TraceMove['kind'], node: Node, pick: Pick, more: Partial<TraceMove>): TraceMove {
  return {
    kind,
    node,
    flows: NO_FLOWS,
    caughtBy: null,
    items: null,
    outcome: null,
    occurrence: null,
    part: null,
    choice: pick.choice,
    exact: pick.exact,
    assumed: pick.assumed,
    alternatives: pick.alternatives,
    data: pick.data,
    ...more,
  };
}
