import type { LocalText } from '../../../model/index.js';
import { type Answer, type Effect, nodeOf, type Question } from '../behavior/effects.js';
import type { Place } from '../behavior/places.js';
import type { LimitId } from '../../calendar/index.js';
import type { ObligationDefinition, Occurrence } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { DataChoice, DataModel, DataState, Node } from '../seam.js';
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

/** What happened before, as far as data asks: a bit for each pattern of `unlessSeen`. */
export interface Seen {
  readonly bits: number;
  has(patternSource: string): boolean;
}

type Known = Map<DataState, readonly Pick[]>;

/** The data as the search reads it: every question about an element is asked once for each state of the data. */
export class Reader {
  private readonly known = new Map<number, Known>();

  /** `free`: gateways, by place index, of which any flow may be taken: nothing is asked or remembered there. */
  constructor(
    readonly model: ProverData,
    private readonly free: ReadonlySet<number> = new Set(),
  ) {}

  /** How data comes out of an effect. */
  picks(effect: Effect, data: DataState, seen: Seen): readonly Pick[] {
    const kind = READ.indexOf(effect.kind);
    // A compensation boundary event only shows where its handler comes from.
    if (
      kind < 0 ||
      effect.kind === 'end' ||
      effect.place.element.compensation?.handler ||
      (effect.kind === 'branch' && effect.facts.length === 0)
    )
      return [unchanged(data)];
    const more = effect.kind === 'bodyActivate' ? effect.items : seen.bits;
    return this.once(kind, effect.place, more, data, () => picksOf(this.model, effect, data, seen.has));
  }

  /** How data answers a question. */
  answers(question: Question, data: DataState, seen: Seen): readonly Pick[] {
    if (question.kind === 'branch' && this.free.has(question.place.index)) return anyFlow(question.place, data);
    const kind = ASKED.indexOf(question.kind);
    if (kind < 0) return answersTo(this.model, question, data, seen.has);
    return this.once(READ.length + kind, question.place, seen.bits, data, () =>
      answersTo(this.model, question, data, seen.has),
    );
  }

  /** Whether the obligation binds now. */
  guards(definition: ObligationDefinition, data: DataState, faults: ReadonlySet<Fault>): readonly Pick[] {
    if (definition.guard === null || faults.has('guard-ignored')) return [{ ...unchanged(data), answer: true }];
    return this.model.guard(definition, data).map(asGuard);
  }

  private once(
    kind: number,
    place: Place,
    more: number,
    data: DataState,
    read: () => readonly Pick[],
  ): readonly Pick[] {
    const key = (place.index * KINDS_MAX + kind) * SEEN_MAX + more;
    let known = this.known.get(key);
    if (!known) this.known.set(key, (known = new Map()));
    let picks = known.get(data);
    if (!picks) known.set(data, (picks = read()));
    return picks;
  }
}

const READ: readonly Effect['kind'][] = [
  'activate',
  'complete',
  'event',
  'branch',
  'terminate',
  'bodyActivate',
  'bodyComplete',
];
const ASKED: readonly Question['kind'][] = ['branch', 'items', 'complete', 'clock'];
const KINDS_MAX = 16;
const SEEN_MAX = 1_048_576;

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

function anyFlow({ outgoing }: Place, data: DataState): readonly Pick[] {
  return outgoing.map(({ flow }) => ({ ...unchanged(data), answer: flow.id, alternatives: outgoing.length }));
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
