import type { LocalText } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import type { Domain } from './domain.js';

/**
 * What a variable holds, as far as it is known. A `leaf` is a value that nobody has looked at; two variables with the same leaf
 * hold the same value. A `term` is worked out from others only when somebody looks.
 */
export type Value =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'term'; readonly formula: Formula; readonly args: readonly Value[] }
  /** The first instant after the limit, set by the step that starts it. */
  | { readonly kind: 'clock'; readonly limit: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** There is no such variable; read as null. */
  | { readonly kind: 'absent' };

/** How a term is worked out from its arguments' values. */
export interface Formula {
  readonly id: number;
  apply(args: readonly Seen[]): Seen;
}

/** A value as it is seen in one combination of cells. */
export type Seen =
  | {
      readonly kind: 'value';
      readonly json: Json;
      /** False: it stands for many values. */
      readonly isPoint: boolean;
      /** The leaf it is the value of; two of one leaf are equal, whatever they are. */
      readonly leaf: number | null;
    }
  | { readonly kind: 'list'; readonly items: readonly Seen[] }
  /** It may be anything; the text is the expression of which this is so. */
  | { readonly kind: 'unknown'; readonly text: string };

export interface Leaf {
  readonly domain: Domain;
  /** Indexes of the cells it may be in, ascending, at least one. */
  readonly cells: readonly number[];
  /** The cells it may have been in when it came to be, where these were not all. */
  readonly given?: readonly number[];
  /** The variable it was first a value of, for people. */
  readonly name: string;
  /** Null: it may really be any of these. Else why it is only assumed that it may. */
  readonly assumed: LocalText | null;
}

export const NULL_VALUE: Value = { kind: 'constant', value: null };

export const ABSENT: Value = { kind: 'absent' };

export function constant(value: Json): Value {
  return value === null ? NULL_VALUE : { kind: 'constant', value };
}

export function point(json: Json): Seen {
  return { kind: 'value', json, isPoint: true, leaf: null };
}

export const SEEN_NULL = point(null);
export const SEEN_TRUE = point(true);
export const SEEN_FALSE = point(false);

/** The leaves of a value in the order in which they occur, each once. */
export function leavesOf(value: Value, found: number[] = []): number[] {
  if (value.kind === 'leaf') {
    if (!found.includes(value.leaf)) found.push(value.leaf);
  } else for (const part of partsOfValue(value)) leavesOf(part, found);
  return found;
}

export function partsOfValue(value: Value): readonly Value[] {
  return value.kind === 'term' ? value.args : value.kind === 'list' ? value.items : [];
}

/** How many terms stand in one another. */
export function depthOf(value: Value): number {
  const inner = partsOfValue(value).map(depthOf);
  return (value.kind === 'term' ? 1 : 0) + (inner.length > 0 ? Math.max(...inner) : 0);
}

/** Short text that two values share only when they are the same; `nameOf` names the leaves. */
export function print(value: Value, nameOf: (leaf: number) => string): string {
  switch (value.kind) {
    case 'leaf':
      return nameOf(value.leaf);
    case 'constant':
      return JSON.stringify(value.value);
    case 'absent':
      return '-';
    case 'clock':
      return `@${value.limit}`;
    case 'term':
      return `f${value.formula.id}(${value.args.map((arg) => print(arg, nameOf)).join()})`;
    case 'list':
      return `[${value.items.map((item) => print(item, nameOf)).join()}]`;
  }
}

/** The value with other leaves. */
export function renamed(value: Value, leafFor: (leaf: number) => Value): Value {
  if (value.kind === 'leaf') return leafFor(value.leaf);
  if (value.kind === 'term') return { ...value, args: value.args.map((arg) => renamed(arg, leafFor)) };
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => renamed(item, leafFor)) };
  return value;
}

/** The value in one combination of cells. */
export function seen(value: Value, leafAt: (leaf: number) => Seen): Seen {
  switch (value.kind) {
    case 'leaf':
      return leafAt(value.leaf);
    case 'constant':
      return point(value.value);
    case 'absent':
      return SEEN_NULL;
    case 'clock':
      return { kind: 'value', json: 'some value', isPoint: false, leaf: null };
    case 'term':
      return value.formula.apply(value.args.map((arg) => seen(arg, leafAt)));
    case 'list':
      return { kind: 'list', items: value.items.map((item) => seen(item, leafAt)) };
  }
}
