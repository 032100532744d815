import type { Case } from './case.js';
import { processOf } from './case.js';
import { Domains } from './domains.js';
import { type Happening, Happenings } from './happenings.js';
import { Liveness } from './liveness.js';
import { copyOf, keyOf, type State } from './state.js';
import { Choices, type Fact, Impossible, type Level } from './world.js';

/** One thing that can happen in a state and everything the engine does after it until it waits again. */
export interface Edge {
  readonly to: number;
  readonly label: string;
  readonly facts: readonly Fact[];
  /** False: it needs what the contract has only assumed. */
  readonly exact: boolean;
  /** False: the contract's text does not settle whether it can be. */
  readonly clear: boolean;
  readonly activated: readonly string[];
  readonly twice: readonly string[];
  readonly cutOff: readonly string[];
}

/** Every state the case can be in, and how it gets from one to the next. State 0 is before the start. */
export interface Space {
  readonly states: readonly State[];
  readonly edges: readonly (readonly Edge[])[];
  /** False: there were more states than the budget, or an event that was not followed to the end. */
  readonly whole: boolean;
  /** States that were not looked into. */
  readonly unseen: ReadonlySet<number>;
}

/** One try of a happening: the state after it, and what was seen. */
export interface Outcome {
  readonly state: State;
  readonly edge: Omit<Edge, 'to' | 'label'>;
  readonly bounded: boolean;
}

const EMPTY: State = {
  insts: [],
  todo: [],
  comps: [],
  u: {},
  attrs: {},
  decided: [],
  seen: [],
  started: [],
  next: 0,
  done: false,
};
/** A run that does not come to rest in so many steps never does. */
const STEPS_MAX = 400;
const TRIES_MAX = 4_000;
const TOKENS_MAX = 2;
const INSTANCES_MAX = 25;

export const startsOf = ({ processes, procedure }: Case): string[] => {
  const process = processOf({ processes } as Case, procedure)!;
  return process.elements.get(procedure)!.children.filter((id) => process.elements.get(id)!.type === 'START_EVENT');
};

/** What can happen in the state. */
export function happenings(subject: Case, domains: Domains, state: State): { all: Happening[]; bounded: boolean } {
  if (state.insts.length === 0 && !state.done)
    return { all: startsOf(subject).map((e) => ({ what: 'start', e })), bounded: false };
  const world = new Happenings(subject, domains, copyOf(state), new Choices([]));
  const all = world.possible();
  return { all, bounded: world.bounded };
}

/** Every way in which the happening can come out, each run on until the engine waits. */
export function outcomes(subject: Case, domains: Domains, state: State, happening: Happening): Outcome[] {
  const results: Outcome[] = [];
  let endless = false;
  const scripts: number[][] = [[]];
  for (let script = scripts.pop(); script; script = scripts.pop()) {
    const choices = new Choices(script);
    const world = new Happenings(subject, domains, copyOf(state), choices);
    try {
      world.happen(happening);
      for (let steps = 0; world.state.todo.length > 0 && !world.state.done; steps++) {
        if (steps > STEPS_MAX) throw new Endless();
        world.step();
      }
      results.push(result(world));
    } catch (error) {
      if (error instanceof Endless) endless = true;
      else if (!(error instanceof Impossible)) throw error;
    }
    scripts.push(...choices.alternatives);
    if (results.length > TRIES_MAX) return results.map((one) => ({ ...one, bounded: true }));
  }
  return endless ? results.map((one) => ({ ...one, bounded: true })) : results;
}

/** The engine goes on and on without coming to rest. */
class Endless extends Error {}

function result(world: Happenings): Outcome {
  const { facts, levels, activated, twice, cutOff } = world;
  const is = (level: Level): boolean => levels.has(level);
  const edge = { facts, exact: !is('assumed'), clear: !is('unclear'), activated, twice, cutOff };
  return { state: world.state, edge, bounded: world.bounded };
}

/** Explores until nothing is new or the budget of states is used up. */
export function explore(subject: Case, budget = 20_000, domains = new Domains(subject)): Space {
  const liveness = new Liveness(subject);
  const states: State[] = [EMPTY];
  const edges: Edge[][] = [];
  const places = new Map<string, number>([[keyOf(EMPTY), 0]]);
  const unseen = new Set<number>();
  let whole = true;
  for (let at = 0; at < states.length; at++) {
    const state = states[at]!;
    edges.push([]);
    const known = new Set<string>();
    if (states.length > budget || isCrowded(state)) {
      whole = false;
      unseen.add(at);
      continue;
    }
    const { all, bounded } = happenings(subject, domains, state);
    if (bounded) whole = false;
    for (const happening of all)
      for (const one of outcomes(subject, domains, state, happening)) {
        if (one.bounded) whole = false;
        liveness.prune(one.state);
        const key = keyOf(one.state);
        let to = places.get(key);
        if (to === undefined) {
          to = states.push(one.state) - 1;
          places.set(key, to);
        }
        const edge = { ...one.edge, to, label: labelOf(happening, state) };
        const same = JSON.stringify(edge);
        if (known.has(same)) continue;
        known.add(same);
        edges[at]!.push(edge);
      }
  }
  return { states, edges, whole, unseen };
}

/** The same element so often in one scope that tokens multiply without end. */
function isCrowded({ insts }: State): boolean {
  const counts = new Map<string, number>();
  for (const { k, up, e } of insts) if (k !== 'inner') counts.set(`${up} ${e}`, (counts.get(`${up} ${e}`) ?? 0) + 1);
  return [...counts.values()].some((count) => count > TOKENS_MAX) || insts.length > INSTANCES_MAX;
}

function labelOf(happening: Happening, state: State): string {
  const element = 'i' in happening ? state.insts.find(({ i }) => i === happening.i)!.e : '';
  const more =
    'code' in happening ? happening.code : 'e' in happening ? happening.e : 'name' in happening ? happening.name : '';
  return [happening.what, element, more].filter(Boolean).join(' ');
}
