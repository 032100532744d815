import type { Json } from '../../../protocol/index.js';
import { type Atom, type Meaning } from './expression.js';
import { SEEN_FALSE, SEEN_NULL, SEEN_TRUE, point, type Seen } from './value.js';

export type Lookup = (key: string) => Seen;

/**
 * What the expression comes to where each variable is in a known cell. Atoms are run by FEEL itself on the cells' samples;
 * only what joins them is followed here, so that an unknown part does not matter where another part decides.
 */
export function evaluate(meaning: Meaning, lookup: Lookup): Seen {
  switch (meaning.kind) {
    case 'constant':
      return point(meaning.value);
    case 'reference':
      return lookup(meaning.key);
    case 'unknown':
      return { kind: 'unknown', text: meaning.text };
    case 'all':
      return combine(meaning.of, false, lookup);
    case 'any':
      return combine(meaning.of, true, lookup);
    case 'not':
      return negated(evaluate(meaning.of, lookup));
    case 'if': {
      const condition = evaluate(meaning.condition, lookup);
      if (condition.kind === 'unknown') return condition;
      return evaluate(isTrue(condition) ? meaning.then : meaning.otherwise, lookup);
    }
    case 'every':
    case 'some':
      return quantified(meaning, lookup);
    case 'atom':
      return run(meaning, lookup);
  }
}

export function isTrue(found: Seen): boolean {
  return found.kind === 'value' && found.json === true;
}

/** Kleene's `and` (`deciding` false) and `or` (`deciding` true): what decides wins over unknown and null. */
function combine(parts: readonly Meaning[], deciding: boolean, lookup: Lookup): Seen {
  return combined(
    parts.map((part) => () => evaluate(part, lookup)),
    deciding,
  );
}

function combined(parts: readonly (() => Seen)[], deciding: boolean): Seen {
  let result: Seen = deciding ? SEEN_FALSE : SEEN_TRUE;
  for (const part of parts) {
    const found = part();
    if (found.kind === 'value' && found.json === deciding) return deciding ? SEEN_TRUE : SEEN_FALSE;
    if (found.kind === 'unknown') result = found;
    else if (!(found.kind === 'value' && found.json === !deciding) && result.kind !== 'unknown') result = SEEN_NULL;
  }
  return result;
}

function negated(found: Seen): Seen {
  if (found.kind === 'unknown') return found;
  if (found.kind === 'list' || typeof found.json !== 'boolean') return SEEN_NULL;
  return found.json ? SEEN_FALSE : SEEN_TRUE;
}

function quantified(meaning: Extract<Meaning, { kind: 'every' | 'some' }>, lookup: Lookup): Seen {
  const list = lookup(meaning.list);
  if (list.kind === 'unknown') return list;
  if (list.kind !== 'list') return list.json === null ? SEEN_NULL : { kind: 'unknown', text: meaning.list };
  const itemKey = `${meaning.list}[]`;
  const answers = list.items.map((item) => () => {
    const within: Lookup = (key) => (key === itemKey ? item : { kind: 'unknown', text: key });
    return evaluate(meaning.body, within);
  });
  return combined(answers, meaning.kind === 'some');
}

/** Runs the atom on samples. Two values out of one cell may be equal or not, and texts that are not named have no known order. */
function run(atom: Atom, lookup: Lookup): Seen {
  const values: (readonly [string, Extract<Seen, { kind: 'value' }>])[] = [];
  for (const { path, key } of atom.references) {
    const found = lookup(key);
    if (found.kind !== 'value') return { kind: 'unknown', text: atom.expression.source };
    values.push([path, found]);
  }
  const open = values.map(([, value]) => value).filter(({ isPoint }) => !isPoint);
  const isVague =
    (atom.isOrdered && open.some(({ json }) => typeof json === 'string')) ||
    open.some((one, index) =>
      open.slice(index + 1).some((other) => one.json === other.json && (one.leaf === null || one.leaf !== other.leaf)),
    );
  if (isVague) return { kind: 'unknown', text: atom.expression.source };
  const context = contextOf(values.map(([path, { json }]) => [path, json]));
  const result = atom.expression.evaluate({ get: (name) => context[name], nowMs: 0 });
  return result.ok ? point(result.value) : { kind: 'unknown', text: atom.expression.source };
}

/** Variables by their roots: `a.b` and `a.c` are entries of `a`. */
export function contextOf(values: readonly (readonly [string, Json])[]): Record<string, Json> {
  const context: Record<string, Json> = {};
  for (const [path, json] of values) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = context;
    for (const name of names) {
      const inner = place[name];
      const next = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
      place[name] = next;
      place = next as Record<string, Json>;
    }
    place[last] = json;
  }
  return context;
}
