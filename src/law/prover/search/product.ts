import type {
  FactPattern,
  ObligationAutomaton,
  ObligationDefinition,
  ObligationSet,
  Occurrence,
} from '../../obligations/definition.js';
import { compileObligation } from '../../obligations/automata/index.js';
import { matches } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { Seen } from './reading.js';

/** Automata side by side; a combination of their states is one number. */
export interface Product {
  readonly initial: number;
  readonly automata: readonly ObligationAutomaton[];
  next(combination: number, occurrence: Occurrence): number;
  /** Positions of the automata that the occurrence breaks, guards apart. */
  broken(combination: number, occurrence: Occurrence): readonly number[];
  /** The same with one automaton taken out: it is broken already. */
  without(combination: number, position: number): number;
  /** Which patterns of `unlessSeen` had a fact before. */
  seen(combination: number): Seen;
}

const OUT = 255;

interface Combination {
  seen: Seen | null;
  readonly states: readonly number[];
  readonly next: Map<string, number>;
  readonly broken: Map<string, readonly number[]>;
}

const NONE: readonly number[] = [];

/** The automata of the obligations, and one bit for each pattern that some step's `unlessSeen` asks about. */
export function productOf(automata: readonly ObligationAutomaton[], set: ObligationSet): Product {
  const patterns = seenPatterns(set);
  const combinations: Combination[] = [];
  const ids = new Map<string, number>();
  const put = (states: readonly number[]): number => {
    const key = states.join(',');
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = combinations.push({ states, next: new Map(), broken: new Map(), seen: null }) - 1;
    ids.set(key, id);
    return id;
  };
  const step = (states: readonly number[], occurrence: Occurrence): number[] =>
    states.map((state, i) => {
      const automaton = automata[i];
      if (!automaton) return state === 1 || isFact(patterns[i - automata.length]!, occurrence) ? 1 : 0;
      if (state === OUT) return state;
      return automaton.next(state, occurrence);
    });
  return {
    initial: put([...automata.map(() => 0), ...patterns.map(() => 0)]),
    automata,
    next(id, occurrence) {
      const combination = combinations[id]!;
      const key = keyOf(occurrence);
      const known = combination.next.get(key);
      if (known !== undefined) return known;
      const result = put(step(combination.states, occurrence));
      combination.next.set(key, result);
      return result;
    },
    broken(id, occurrence) {
      const combination = combinations[id]!;
      const key = keyOf(occurrence);
      const known = combination.broken.get(key);
      if (known !== undefined) return known;
      const found = automata.flatMap((automaton, i) => {
        const state = combination.states[i]!;
        return state !== OUT && automaton.breaks(state, occurrence) ? [i] : [];
      });
      const result = found.length > 0 ? found : NONE;
      combination.broken.set(key, result);
      return result;
    },
    without(id, position) {
      const { states } = combinations[id]!;
      return put(states.map((state, i) => (i === position ? OUT : state)));
    },
    seen(id) {
      const combination = combinations[id]!;
      return (combination.seen ??= seenIn(combination.states.slice(automata.length), patterns));
    },
  };
}

/** The automaton of the obligation; null for forms that speak of no order of occurrences. */
export function automatonOf(obligation: ObligationDefinition, faults: ReadonlySet<Fault>): ObligationAutomaton | null {
  const automaton = compileObligation(obligation);
  const { form } = obligation;
  if (!automaton || !faults.has('freshness-ignored') || form.kind !== 'freshness') return automaton;
  return {
    ...automaton,
    next: (state, occurrence) =>
      state === 0 || form.requires.some((pattern) => isFact(pattern, occurrence))
        ? automaton.next(state, occurrence)
        : state,
  };
}

/** The occurrence that an obligation's witness shows: its `before`, or what it demands. */
export function exercises({ form }: ObligationDefinition, occurrence: Occurrence): boolean {
  switch (form.kind) {
    case 'precedence':
    case 'freshness':
    case 'window':
      return isFact(form.before, occurrence);
    case 'response':
      return form.comes.some((pattern) => isFact(pattern, occurrence));
    case 'exactly-one':
      return isFact(form.of, occurrence);
    default:
      return occurrence.kind === 'end';
  }
}

function seenIn(states: readonly number[], patterns: readonly FactPattern[]): Seen {
  const sources = new Set(patterns.filter((_, i) => states[i] === 1).map(({ source }) => source));
  const bits = states.reduce((sum, state, i) => sum + state * 2 ** i, 0);
  return { bits, has: (source) => sources.has(source) };
}

function seenPatterns(set: ObligationSet): readonly FactPattern[] {
  const found = new Map<string, FactPattern>();
  for (const step of set.steps.values()) {
    for (const { unlessSeen } of step.ensures) if (unlessSeen) found.set(unlessSeen.source, unlessSeen);
  }
  return [...found.values()];
}

function isFact(pattern: FactPattern, occurrence: Occurrence): boolean {
  return occurrence.kind === 'step' && matches(pattern, occurrence.step, occurrence.outcome);
}

function keyOf(occurrence: Occurrence): string {
  switch (occurrence.kind) {
    case 'step':
      return `${occurrence.step}=${occurrence.outcome ?? ''}${occurrence.outcome === null ? '' : '!'}`;
    case 'elapsed':
      return `|${occurrence.limit}`;
    case 'end':
      return '.';
  }
}
