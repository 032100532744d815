import type { JsonSchema, Shape } from './shape.js';
import type { Entry, Place, Source } from './source.js';

/** One key of a record: what it means, its shape, and what holds when it is not written. */
export interface Field<T> {
  readonly about: string;
  readonly shape: Shape<T>;
  /** Null: it must be written. */
  readonly absent: { readonly value: T } | null;
}

export function required<T>(about: string, shape: Shape<T>): Field<T> {
  return { about, shape, absent: null };
}

export function optional<T, U extends T>(about: string, shape: Shape<T>, value: U): Field<T> {
  return { about, shape, absent: { value } };
}

/** As `optional`, with null when it is not written. */
export function maybe<T>(about: string, shape: Shape<T>): Field<T | null> {
  return { about, shape, absent: { value: null } };
}

type Fields = Readonly<Record<string, Field<unknown>>>;
export type RecordOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A map of exactly these keys. Unknown keys and missing ones are errors. */
export function record<F extends Fields>(about: string, fields: F): Shape<RecordOf<F>> {
  return {
    schema: schemaOf(about, fields),
    read(place, source) {
      const entries = source.entries(place);
      if (entries === null) return source.fail(place, { zh: '映射', en: `a map (${about})` });
      reportUnknown(entries, fields, source);
      const known = new Map(entries.map((entry) => [entry.key, entry]));
      const values = Object.entries(fields).map(([key, field]) => [key, fieldOf(key, field, known, place, source)]);
      const failed =
        values.some(([, value]) => value === undefined) || entries.some(({ key }) => !Object.hasOwn(fields, key));
      return failed ? undefined : (Object.fromEntries(values) as RecordOf<F>);
    },
  };
}

function fieldOf(
  key: string,
  field: Field<unknown>,
  known: ReadonlyMap<string, Entry>,
  place: Place,
  source: Source,
): unknown {
  const entry = known.get(key);
  if (entry !== undefined) return field.shape.read(entry.value, source);
  if (field.absent !== null) return field.absent.value;
  const expected = { zh: `键 ${key}`, en: `the key ${key} (${field.about})` };
  return source.fail(place, expected, { zh: '缺少该键', en: 'none' });
}

function reportUnknown(entries: readonly Entry[], fields: Fields, source: Source): void {
  const names = Object.keys(fields).join(', ');
  for (const { key, keyPlace, value } of entries) {
    if (Object.hasOwn(fields, key)) continue;
    const expected = { zh: `以下键之一：${names}`, en: `one of the keys ${names}` };
    source.fail({ ...keyPlace, path: value.path }, expected, { zh: `“${key}”`, en: `'${key}'` });
  }
}

function schemaOf(about: string, fields: Fields): JsonSchema {
  const needed = Object.entries(fields).flatMap(([key, { absent }]) => (absent === null ? [key] : []));
  return {
    description: about,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, { ...field.shape.schema, description: field.about }]),
    ),
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  };
}
