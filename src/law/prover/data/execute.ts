import type { LocalText } from '../../../model/index.js';
import type { Dictionary } from './dictionary.js';
import { Draft, type Location, locationOf, pathIn, scopeIn, unknownLeaf } from './draft.js';
import type { Instruction, Origin } from './instruction.js';
import { ATTRIBUTES, DOCUMENT } from './scopes.js';
import type { Split, Splitter } from './split.js';
import { ABSENT, constant, depthOf, type Formula, NULL_VALUE, point, type Seen, type Value } from './value.js';

/** A way through a program so far. */
export interface Running {
  readonly draft: Draft;
  /** Not null: something was assumed both ways on the way here. */
  readonly assumed: LocalText | null;
  /** What was told apart on the way. */
  readonly told: readonly string[];
  /** What the job or event brought, once it has been taken over. */
  readonly brought?: ReadonlyMap<Location, Value>;
}

export interface Surroundings {
  readonly dictionary: Dictionary;
  readonly splitter: Splitter;
  /** Whether a fact of the pattern came before. */
  readonly seen: (patternSource: string) => boolean;
  /** Items of the multi-instance body that begins. */
  readonly items: number;
  /** Whether several of the scope may exist at a time. */
  readonly isVolatile: (scope: string) => boolean;
  /** Told of every assumption that ruled something out. */
  readonly onEnsured: (because: LocalText) => void;
}

/** Terms within terms are worked out when there are more: loops must come to an end. */
const DEPTH_MAX = 3;

/** All ways through the program. None: what is ensured leaves no way. */
export function execute(program: readonly Instruction[], start: Running, around: Surroundings): readonly Running[] {
  return program.reduce<readonly Running[]>(
    (ways, instruction) => ways.flatMap((way) => perform(instruction, way, around)),
    [start],
  );
}

function perform(instruction: Instruction, way: Running, around: Surroundings): readonly Running[] {
  switch (instruction.kind) {
    case 'assign':
      return assignAll([instruction], way, around);
    case 'assign-all':
      return assignAll(instruction.each, way, around);
    case 'merge':
      return merged(instruction, way, around);
    case 'ensure':
      return ensured(instruction, way, around);
    case 'read':
      return [way];
    case 'forget':
      return [forgotten(instruction.scope, way)];
  }
}

function forgotten(scope: string, way: Running): Running {
  if (scope !== DOCUMENT && !way.draft.hasAny(scope)) return way;
  const draft = way.draft.keeping((location) => scopeIn(location) !== scope);
  if (scope !== DOCUMENT) return { ...way, draft };
  return { ...way, draft, brought: way.draft.keeping((location) => scopeIn(location) === scope).values };
}

type Assignments = readonly { readonly target: Location; readonly origin: Origin }[];

function assignAll(each: Assignments, way: Running, around: Surroundings): readonly Running[] {
  const before = way.draft.values;
  let ways: readonly Assigning[] = [{ running: way, values: new Map() }];
  for (const { target, origin } of each)
    ways = ways.flatMap(({ running, values }) => {
      const found = valuesOf(origin, before, running, around);
      // One map serves as long as there is one way.
      return found.map((one) => ({
        running: one.running,
        values: (found.length === 1 ? values : new Map(values)).set(target, one.value),
      }));
    });
  return ways.map(({ running, values }) => ({ ...running, draft: running.draft.withAll(values) }));
}

interface Assigning {
  readonly running: Running;
  readonly values: Map<Location, Value>;
}

interface Valued {
  readonly running: Running;
  readonly value: Value;
}

/** The values that may come from the origin; variables are read as they were `before`. */
function valuesOf(
  origin: Origin,
  before: ReadonlyMap<Location, Value>,
  way: Running,
  around: Surroundings,
): readonly Valued[] {
  switch (origin.kind) {
    case 'location':
      return [readAt(origin.location, before, way, around)];
    case 'constant':
      return [{ running: way, value: constant(origin.value) }];
    case 'absent':
      return [{ running: way, value: ABSENT }];
    case 'clock':
      return [{ running: way, value: { kind: 'clock', limit: origin.limit } }];
    case 'any':
      return [anyValue(origin, way, around)];
    case 'term':
      return termValues(origin.formula, origin.args, before, way, around);
    case 'places':
      return [{ running: way, value: { kind: 'list', items: Array<Value>(around.items).fill(NULL_VALUE) } }];
    case 'filled':
      return filled(origin, before, way, around);
  }
}

function readAt(
  location: Location,
  before: ReadonlyMap<Location, Value>,
  way: Running,
  { dictionary, isVolatile }: Surroundings,
): Valued {
  const value = isVolatile(scopeIn(location)) ? undefined : before.get(location);
  if (value) return { running: way, value };
  // Forgotten, or one of several that run beside each other: nobody knows.
  const path = pathIn(location);
  const key = scopeIn(location) === ATTRIBUTES ? `@${path}` : path;
  return fresh(way, unknownLeaf(dictionary.domain(key), path, notKept(path)));
}

function notKept(path: string): LocalText {
  return {
    zh: `变量 ${path} 同时有多份，无法区分，按任何值处理。`,
    en: `variable ${path} exists several times at once: any value is assumed`,
  };
}

function fresh(way: Running, leaf: Parameters<Draft['withLeaf']>[0]): Valued {
  const [draft, value] = way.draft.withLeaf(leaf);
  return { running: { ...way, draft }, value };
}

function anyValue(origin: Extract<Origin, { kind: 'any' }>, way: Running, { dictionary }: Surroundings): Valued {
  const leaf = unknownLeaf(dictionary.domain(origin.key), origin.name, origin.assumed);
  return fresh(way, origin.cells ? { ...leaf, cells: origin.cells, given: origin.cells } : leaf);
}

function termValues(
  formula: Formula,
  locations: readonly Location[],
  before: ReadonlyMap<Location, Value>,
  way: Running,
  around: Surroundings,
): readonly Valued[] {
  let running = way;
  const args = locations.map((location) => {
    const read = readAt(location, before, running, around);
    running = read.running;
    return read.value;
  });
  const term: Value = { kind: 'term', formula, args };
  if (depthOf(term) <= DEPTH_MAX) return [{ running, value: term }];
  return around.splitter.split(running.draft, term).map((split) => workedOut(running, split, around));
}

/** What a term came to in one case. */
function workedOut(way: Running, split: Split, { dictionary }: Surroundings): Valued {
  const running = after(way, split);
  if (split.seen.kind === 'value' && split.seen.isPoint) return { running, value: constant(split.seen.json) };
  const text = split.seen.kind === 'unknown' ? split.seen.text : '';
  return fresh(running, unknownLeaf(dictionary.domain(text), text, notKept(text)));
}

/** The way goes on in one case that was told apart. */
export function after(way: Running, { draft, assumed, told }: Split): Running {
  return { ...way, draft, assumed: way.assumed ?? assumed, told: told === null ? way.told : [...way.told, told] };
}

function filled(
  origin: Extract<Origin, { kind: 'filled' }>,
  before: ReadonlyMap<Location, Value>,
  way: Running,
  around: Surroundings,
): readonly Valued[] {
  const list = before.get(origin.list);
  if (list?.kind !== 'list') return [readAt(origin.list, new Map(), way, around)];
  const place = list.items.findIndex((item) => item.kind === 'constant' && item.value === null);
  return valuesOf(origin.item, before, way, around).map(({ running, value }) => ({
    running,
    value: { kind: 'list', items: list.items.map((item, index) => (index === place ? value : item)) },
  }));
}

/**
 * Each value goes to the nearest scope that has the variable. What equals the variable it meets is not used up there and rises on,
 * as in Zeebe.
 */
function merged(
  { paths, from, to, mayBeAbsent }: Extract<Instruction, { kind: 'merge' }>,
  way: Running,
  around: Surroundings,
): readonly Running[] {
  const { draft } = way;
  const values = paths.map((path) => [path, draft.get(locationOf(from, path)) ?? ABSENT] as const);
  if (mayBeAbsent && values.every(([, value]) => value.kind === 'absent')) return [way];
  return paths.length === 0 ? [way] : rise(values, way, to, around);
}

type Named = readonly (readonly [path: string, value: Value])[];

function rise(
  values: Named,
  at: Running,
  [scope, ...outer]: readonly string[],
  around: Surroundings,
): readonly Running[] {
  if (scope === undefined) return [at];
  if (outer.length === 0) return [{ ...at, draft: withAll(at.draft, scope, values) }];
  return equality(values, scope, at, around).flatMap(({ running, isEqual }) => {
    if (!isEqual) return [{ ...running, draft: withAll(running.draft, scope, values) }];
    // What is equal is the same: the value that was there goes on up.
    const same = values.map(([path, value]) => [path, running.draft.get(locationOf(scope, path)) ?? value] as const);
    return rise(same, running, outer, around);
  });
}

function withAll(draft: Draft, scope: string, values: Named): Draft {
  return draft.withAll(new Map(values.map(([path, value]) => [locationOf(scope, path), value])));
}

const EQUAL: Formula = { id: -1, apply: (args) => equal(args[0], args[1]) };

function equal(one: Seen | undefined, other: Seen | undefined): Seen {
  if (one?.kind !== 'value' || other?.kind !== 'value') return { kind: 'unknown', text: '=' };
  if (one.leaf !== null && one.leaf === other.leaf) return point(true);
  if (one.json !== other.json || one.isPoint !== other.isPoint) return point(false);
  return one.isPoint ? point(true) : { kind: 'unknown', text: '=' };
}

function equality(
  values: Named,
  scope: string,
  way: Running,
  { splitter, isVolatile }: Surroundings,
): readonly { readonly running: Running; readonly isEqual: boolean }[] {
  let cases: readonly { readonly running: Running; readonly isEqual: boolean }[] = [{ running: way, isEqual: true }];
  for (const [path, value] of values)
    cases = cases.flatMap((each) => {
      if (!each.isEqual) return [each];
      const old = isVolatile(scope) ? undefined : each.running.draft.get(locationOf(scope, path));
      if (!old) return verdicts(each.running, { kind: 'unknown', text: path }, path);
      return splitter
        .split(each.running.draft, { kind: 'term', formula: EQUAL, args: [value, old] })
        .flatMap((split) => verdicts(after(each.running, split), split.seen, path));
    });
  return cases;
}

function verdicts(running: Running, seen: Seen, path: string) {
  if (seen.kind === 'value') return [{ running, isEqual: seen.json === true }];
  const assumed: LocalText = {
    zh: `变量 ${path} 的新值与局部变量的值可能相同，两种情况都考虑。`,
    en: `the new value of ${path} may equal that of the local variable: both are assumed`,
  };
  return [
    { running, isEqual: false },
    { running: { ...running, assumed: running.assumed ?? assumed }, isEqual: true },
  ];
}

function ensured(
  { formula, args, unlessSeen, because }: Extract<Instruction, { kind: 'ensure' }>,
  way: Running,
  around: Surroundings,
): readonly Running[] {
  if (unlessSeen !== null && around.seen(unlessSeen)) return [way];
  return termValues(formula, args, way.draft.values, way, around).flatMap(({ running, value }) => {
    const splits = around.splitter.split(running.draft, value);
    const kept = splits.filter(({ seen }) => seen.kind === 'unknown' || (seen.kind === 'value' && seen.json === true));
    if (kept.length < splits.length) around.onEnsured(because);
    // What is ensured is no choice of anybody: nothing is told apart for people.
    return kept.map((split) => ({ ...after(running, split), told: running.told }));
  });
}
