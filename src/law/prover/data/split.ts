import type { LocalText } from '../../../model/index.js';
import { cellOf, type Domain, labelOf } from './domain.js';
import type { Draft } from './draft.js';
import { boxesOf } from './partition.js';
import { type Leaf, leavesOf, print, renamed, type Seen, seen, type Value } from './value.js';

/** One way in which a value can come out, and what is known of the leaves then. */
export interface Split {
  readonly draft: Draft;
  readonly seen: Seen;
  /** Not null: a leaf was told apart that is only assumed to be open. */
  readonly assumed: LocalText | null;
  /** What was told apart, such as `amount ≥ 500000`; null: nothing. */
  readonly told: string | null;
}

/** Larger functions are not written out. */
const COMBINATIONS_MAX = 20_000;

interface Part {
  readonly seen: Seen;
  readonly cells: readonly (readonly number[])[];
}

/** Works values out, cell by cell, and remembers what came of it. */
export class Splitter {
  private readonly known = new Map<string, readonly Part[]>();

  /** All ways in which the value can come out. They exclude each other. */
  split(draft: Draft, value: Value): readonly Split[] {
    const leaves = leavesOf(value);
    const parts = this.parts(draft, value, leaves);
    return parts.map((part) => outcome(draft, leaves, part));
  }

  /**
   * The constant that the value is in all cases, or the value itself. Where nobody asks whether two values of the domain are the
   * same, all constants of one cell are one.
   */
  simplified(draft: Draft, value: Value, domain: Domain): Value {
    const single = this.single(draft, value);
    if (single?.kind !== 'constant' || domain.isCompared) return single;
    const cell = cellOf(domain, single.value);
    return cell ? { kind: 'constant', value: cell.sample } : single;
  }

  private single(draft: Draft, value: Value): Value {
    if (value.kind === 'leaf') return onlyCell(draft.leaf(value.leaf)) ?? value;
    if (value.kind !== 'term') return value;
    const parts = this.parts(draft, value, leavesOf(value));
    const only = parts.length === 1 ? parts[0]?.seen : undefined;
    if (only?.kind === 'value' && only.isPoint) return { kind: 'constant', value: only.json };
    return renamed(value, (leaf) => onlyCell(draft.leaf(leaf)) ?? { kind: 'leaf', leaf });
  }

  private parts(draft: Draft, value: Value, leaves: readonly number[]): readonly Part[] {
    const domains = leaves.map((leaf) => draft.leaf(leaf));
    const key = `${print(value, (leaf) => `$${leaves.indexOf(leaf)}`)}#${domains
      .map(({ domain, cells }) => `${domain.id}:${cells.join('.')}`)
      .join()}`;
    const found = this.known.get(key) ?? partsOf(value, leaves, domains);
    this.known.set(key, found);
    return found;
  }
}

type Dimension = { readonly domain: Domain; readonly cells: readonly number[] };

function partsOf(value: Value, leaves: readonly number[], dimensions: readonly Dimension[]): readonly Part[] {
  const sizes = dimensions.map(({ cells }) => cells.length);
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total > COMBINATIONS_MAX) return [tooMany(total, dimensions)];
  const numbers = new Map<string, number>();
  const results: Seen[] = [];
  const written = Array.from({ length: total }, (_, place) => {
    const at = combination(place, sizes);
    const result = seen(value, (leaf) => cellSeen(leaf, leaves.indexOf(leaf), at, dimensions));
    const key = keyOf(result);
    const number = numbers.get(key) ?? results.push(result) - 1;
    numbers.set(key, number);
    return number;
  });
  return boxesOf({ sizes, results: written }).map(({ result, indexes }) => ({
    seen: results[result] ?? { kind: 'unknown', text: '' },
    cells: indexes.map((places, dimension) => places.map((place) => dimensions[dimension]?.cells[place] ?? 0)),
  }));
}

function tooMany(total: number, dimensions: readonly Dimension[]): Part {
  return {
    seen: { kind: 'unknown', text: `${total} combinations of values` },
    cells: dimensions.map(({ cells }) => cells),
  };
}

/** Index into each dimension, the last running fastest. */
function combination(place: number, sizes: readonly number[]): readonly number[] {
  const at: number[] = [];
  let rest = place;
  for (const size of [...sizes].reverse()) {
    at.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return at;
}

function cellSeen(leaf: number, dimension: number, at: readonly number[], dimensions: readonly Dimension[]): Seen {
  const { domain, cells } = dimensions[dimension] ?? { domain: null, cells: [] };
  const cell = domain?.cells[cells[at[dimension] ?? 0] ?? 0];
  if (!cell) throw new Error(`expected leaf ${leaf} to be in a cell of its domain`);
  return { kind: 'value', json: cell.sample, isPoint: cell.isPoint, leaf };
}

function keyOf(result: Seen): string {
  if (result.kind === 'unknown') return `?${result.text}`;
  if (result.kind === 'list') return `[${result.items.map(keyOf).join()}]`;
  return `${result.isPoint ? '' : '~'}${JSON.stringify(result.json)}`;
}

function outcome(draft: Draft, leaves: readonly number[], { seen: result, cells }: Part): Split {
  const narrowed = new Map<number, readonly number[]>();
  for (const [index, leaf] of leaves.entries()) {
    const kept = cells[index] ?? [];
    if (kept.length < draft.leaf(leaf).cells.length) narrowed.set(leaf, kept);
  }
  if (narrowed.size === 0) return { draft, seen: result, assumed: null, told: null };
  const assumed = [...narrowed.keys()].map((leaf) => draft.leaf(leaf).assumed).find((text) => text !== null) ?? null;
  const told = [...narrowed].map(
    ([leaf, kept]) => `${draft.leaf(leaf).name} ${labelOf(draft.leaf(leaf).domain, kept)}`,
  );
  return { draft: draft.narrowed(narrowed), seen: result, assumed, told: told.join(', ') };
}

/** A leaf that is in one cell is any value of it, unless it may be asked which. */
function onlyCell({ cells, domain }: Leaf): Value | null {
  const cell = cells.length === 1 ? domain.cells[cells[0] ?? 0] : undefined;
  return cell && (cell.isPoint || !domain.isCompared) ? { kind: 'constant', value: cell.sample } : null;
}
