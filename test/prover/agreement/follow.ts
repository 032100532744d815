import type { JsonObject } from '../../../src/protocol/index.js';
import { type Case, processOf } from '../oracle/case.js';
import { Domains } from '../oracle/domains.js';
import { happenings, type Outcome, outcomes } from '../oracle/explore.js';
import type { Happening } from '../oracle/happenings.js';
import { copyOf, keyOf, type State } from '../oracle/state.js';
import { isUnknown, type Val } from '../oracle/values.js';
import type { Act } from './walk.js';

/** How many states of the oracle may stand for one state of the core. */
const SUSPECTS_MAX = 200;

/** Null: the oracle can do what the core did. Else the first act it cannot do, and what it could do instead. */
export function follow(subject: Case, acts: readonly Act[]): string | null {
  const domains = new Domains(subject);
  let suspects: State[] = [
    { insts: [], todo: [], comps: [], u: {}, attrs: {}, decided: [], seen: [], started: [], next: 0, done: false },
  ];
  for (const act of acts) {
    const next = new Map<string, State>();
    const others = new Set<string>();
    let bounded = false;
    for (const state of suspects) {
      const possible = happenings(subject, domains, state);
      bounded ||= possible.bounded;
      for (const happening of possible.all) {
        if (!stands(subject, state, happening, act)) continue;
        for (const outcome of outcomes(subject, domains, state, happening)) {
          const bound = matching(subject, outcome, act, others);
          if (bound) next.set(keyOf(bound), bound);
        }
      }
    }
    if (next.size === 0 && bounded) return null;
    if (next.size === 0) return `${JSON.stringify(act)}\ncould only be\n${[...others].slice(0, 6).join('\n')}`;
    if (next.size > SUSPECTS_MAX) return null;
    suspects = [...next.values()];
  }
  return null;
}

function stands(subject: Case, state: State, happening: Happening, { happening: act }: Act): boolean {
  const inst = 'i' in happening ? state.insts.find(({ i }) => i === happening.i) : undefined;
  switch (act.what) {
    case 'start':
      return happening.what === 'start';
    case 'job':
      return happening.what === 'job' && inst!.e === act.e;
    case 'error':
      return (
        happening.what === 'error' &&
        inst!.e === act.e &&
        (happening.code === act.code || happening.code === 'ANY_OTHER_CODE')
      );
    case 'timer':
      return happening.what === 'event' && happening.e === act.e;
    case 'message':
      return (
        happening.what === 'event' &&
        processOf(subject, inst!.p)!.elements.get(happening.e)!.message?.name.source === act.name
      );
    case 'signal':
      return happening.what === 'signal' && happening.name === act.name;
  }
}

/** The state after it, with its unknowns bound to the core's values; null when it is not what the core shows. */
function matching(subject: Case, { state, edge }: Outcome, act: Act, others: Set<string>): State | null {
  const marking = state.insts
    .filter(
      ({ p, e, k }) => !(processOf(subject, p)!.elements.get(e)!.type === 'PROCESS' && state.done) || k === 'plain',
    )
    .map(({ p, e, k }) => `${p}/${e}${k === 'body' ? '*' : ''}`)
    .sort();
  const facts = edge.facts.flatMap(({ occurrence }) => (occurrence.kind === 'step' ? [occurrence] : []));
  const same =
    facts.length === act.facts.length &&
    facts.every(({ step, outcome }, i) => {
      const real = act.facts[i]!;
      return step === real.step && (real.outcome === undefined || outcome === real.outcome);
    });
  if (!same || marking.join() !== act.marking.join() || state.done !== act.ended) {
    others.add(`${marking.join()} | ${facts.map(({ step, outcome }) => `${step}=${outcome}`).join()} | ${state.done}`);
    return null;
  }
  if (state.done) return state;
  const bound = copyOf(state);
  const root = bound.insts.find(({ up }) => up === -1)!;
  for (const [name, value] of Object.entries(root.v))
    if (!bind(bound, value, (act.variables[name] ?? null) as Val)) {
      others.add(`variable ${name}: ${JSON.stringify(value)} and not ${JSON.stringify(act.variables[name])}`);
      return null;
    }
  for (const [name, value] of Object.entries(bound.attrs))
    if (!bind(bound, value, (act.attributes as JsonObject)[name] ?? null)) {
      others.add(`attribute ${name}: ${JSON.stringify(value)}`);
      return null;
    }
  return bound;
}

/** Makes the unknown the value, everywhere; false where the oracle knows better. */
function bind(state: State, value: Val, real: Val): boolean {
  if (isUnknown(value)) {
    const put = (one: Val): Val => substitute(one, value.$u, real);
    for (const inst of state.insts) for (const name of Object.keys(inst.v)) inst.v[name] = put(inst.v[name]!);
    for (const name of Object.keys(state.attrs)) state.attrs[name] = put(state.attrs[name]!);
    return true;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value) === JSON.stringify(real);
  return Object.entries(value).every(([name, entry]) =>
    bind(state, entry as Val, ((real as Record<string, Val> | null) ?? {})[name] ?? null),
  );
}

function substitute(value: Val, id: number, by: Val): Val {
  if (isUnknown(value)) return value.$u === id ? by : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, substitute(entry as Val, id, by)]),
  ) as Val;
}
