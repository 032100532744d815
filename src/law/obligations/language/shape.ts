import { isScalar } from 'yaml';
import type { LocalText } from '../../../model/finding.js';
import { type Entry, type Place, quoted, type Source } from './source.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A value of the language: how it is read, and the JSON schema that editors check it by. One description of both, so
 * that they cannot drift apart. `read` answers undefined after it has reported every error in the value.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  read(place: Place, source: Source): T | undefined;
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

const NOT_EMPTY = { zh: '非空文本', en: 'a text that is not empty' };

/** A text that is not empty, without the white space around it. */
export const text: Shape<string> = {
  schema: { type: 'string', pattern: '\\S' },
  read: (place, source) => textAt(place, source)?.trim(),
};

/** A text that `convert` takes as it stands; null: it is none, and `expected` says what one is. */
export function textOf<T>(expected: LocalText, schema: JsonSchema, convert: (value: string) => T | null): Shape<T> {
  return {
    schema: { type: 'string', ...schema },
    read(place, source) {
      const value = textAt(place, source);
      if (value === undefined) return undefined;
      return convert(value) ?? source.fail(place, expected, quoted(value));
    },
  };
}

function textAt(place: Place, source: Source): string | undefined {
  const value = isScalar(place.node) ? place.node.value : null;
  if (typeof value === 'string' && value.trim() !== '') return value;
  const quote = typeof value === 'number' || typeof value === 'boolean';
  return source.fail(place, quote ? { zh: '文本（请加引号）', en: 'a text (quote it)' } : NOT_EMPTY);
}

/** One of the words. */
export function word<const W extends string>(...words: readonly W[]): Shape<W> {
  const expected = { zh: words.join('、'), en: `one of ${words.join(', ')}` };
  return textOf(expected, { enum: words }, (value) => words.find((known) => known === value) ?? null);
}

/** A list; `least` is the fewest items it may have. */
export function list<T>(item: Shape<T>, least: 0 | 1 = 0): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, ...(least > 0 ? { minItems: least } : {}) },
    read(place, source) {
      const items = source.items(place);
      if (items === null) return source.fail(place, { zh: '列表', en: 'a list' });
      if (items.length < least) return source.fail(place, { zh: '非空列表', en: 'a list that is not empty' }, EMPTY);
      return allOf(items.map((one) => item.read(one, source)));
    },
  };
}

const EMPTY = { zh: '空列表', en: 'an empty list' };

/** What a map of declarations does with its entries. */
export interface Declaring<T, U> {
  /** The name exists from now on, also when its value turns out to be wrong. */
  declare?(name: string, source: Source): void;
  make(name: string, value: T, source: Source): U;
}

/** A map from names to values of one shape, in the order of the file. */
export function mapOf<T, U = T>(
  name: Shape<string>,
  value: Shape<T>,
  declaring: Declaring<T, U> = { make: (_, plain) => plain as unknown as U },
): Shape<ReadonlyMap<string, U>> {
  const entryOf = ({ keyPlace, value: at }: Entry, source: Source): readonly [string, U] | undefined => {
    const key = name.read({ ...keyPlace, path: at.path }, source);
    if (key !== undefined) declaring.declare?.(key, source);
    const found = value.read(at, source);
    return key === undefined || found === undefined ? undefined : [key, declaring.make(key, found, source)];
  };
  return {
    schema: { type: 'object', propertyNames: name.schema, additionalProperties: value.schema },
    read(place, source) {
      const entries = source.entries(place);
      if (entries === null) return source.fail(place, { zh: '映射', en: 'a map' });
      const read = allOf(entries.map((entry) => entryOf(entry, source)));
      return read && new Map(read);
    },
  };
}

/** The shape with a rule that looks at the whole value; `check` reports what it finds wrong. */
export function checked<T>(shape: Shape<T>, check: (value: T, place: Place, source: Source) => void): Shape<T> {
  return {
    schema: shape.schema,
    read(place, source) {
      const before = source.errors.length;
      const value = shape.read(place, source);
      if (value !== undefined) check(value, place, source);
      return source.errors.length > before ? undefined : value;
    },
  };
}

/** The shape with its value made into something else. */
export function made<T, U>(shape: Shape<T>, make: (value: T) => U): Shape<U> {
  return {
    schema: shape.schema,
    read(place, source) {
      const value = shape.read(place, source);
      return value === undefined ? undefined : make(value);
    },
  };
}

function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.some((value) => value === undefined) ? undefined : (values as readonly T[]);
}
