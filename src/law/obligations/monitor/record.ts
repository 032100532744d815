import type { LocalDate } from '../../calendar/index.js';
import { matches, type ObligationSet, type Occurrence } from '../definition.js';
import { compileSet, type CompiledSet } from './compiled.js';
import type { CaseFact, MonitorState } from './state.js';
import { entry, outcomeOf, valuesAfter } from './values.js';

/** The monitor of a case in which nothing happened yet. */
export function startMonitor(set: ObligationSet): MonitorState {
  return { version: compileSet(set).version, facts: 0, automata: {}, openedOn: {}, people: {}, attributes: {} };
}

/** The state after the fact, lawful or not. Its cost does not depend on how many facts came before. Throws for the state of other obligations. */
export function record(set: ObligationSet, state: MonitorState, fact: CaseFact): MonitorState {
  const compiled = compiledFor(set, state);
  const attributes = valuesAfter(set, state, fact);
  const outcome = outcomeOf(set, fact, attributes);
  const next = { ...state, facts: state.facts + 1, attributes };
  return { ...next, ...moved(compiled, state, fact, outcome), people: peopleAfter(compiled, state, fact) };
}

/** The compiled set; throws when the state was made by another one. */
export function compiledFor(set: ObligationSet, { version }: MonitorState): CompiledSet {
  const compiled = compileSet(set);
  if (compiled.version === version) return compiled;
  throw new Error(`expected a monitor of ${compiled.version}, found one of ${version}: replay the case into it`);
}

function moved(
  { byStep }: CompiledSet,
  state: MonitorState,
  { step, on }: CaseFact,
  outcome: string | null,
): Pick<MonitorState, 'automata' | 'openedOn'> {
  const occurrence: Occurrence = { kind: 'step', step, outcome };
  let { automata, openedOn } = state;
  for (const { definition, automaton } of byStep.get(step) ?? []) {
    if (automaton === null) continue;
    const { id, form } = definition;
    const before = entry(automata, id) ?? 0;
    const after = automaton.next(before, occurrence);
    if (after !== before) automata = { ...automata, [id]: after };
    if (form.kind !== 'window') continue;
    if (matches(form.after, step, outcome)) openedOn = { ...openedOn, [id]: later(entry(openedOn, id), on) };
    else if (after === 0 && before !== 0) openedOn = without(openedOn, id);
  }
  return { automata, openedOn };
}

function peopleAfter(
  { separated }: CompiledSet,
  { people }: MonitorState,
  { step, actorIds }: CaseFact,
): MonitorState['people'] {
  if (!separated.has(step)) return people;
  const known = entry(people, step) ?? [];
  const added = [...new Set(actorIds)].filter((person) => !known.includes(person));
  return added.length === 0 ? people : { ...people, [step]: [...known, ...added] };
}

/** Facts may be recorded late: a window counts from the latest day on which it was opened. */
function later(known: LocalDate | undefined, on: LocalDate): LocalDate {
  return known !== undefined && known > on ? known : on;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
