import { EvaluationFailure } from '../failure.js';
import { contextOf, entryOf, type FeelContext, type FeelValue, isContext, isList } from '../value.js';
import { textOf } from './text.js';
import { any, type Builtins, context, fn, list, overList, text, texts } from './define.js';

function valueAt(from: FeelContext, keys: readonly string[]): FeelValue {
  if (keys.length === 0) return null;
  let value: FeelValue = from;
  for (const key of keys) value = isContext(value) ? (entryOf(value, key) ?? null) : null;
  return value;
}

function put(into: FeelContext, keys: readonly string[], value: FeelValue): FeelValue {
  const [key, ...rest] = keys;
  if (key === undefined) return null;
  const old = entryOf(into, key) ?? null;
  const entry = rest.length === 0 ? value : put(isContext(old) ? old : {}, rest, value);
  return contextOf([...Object.entries(into), [key, entry]]);
}

function merge(contexts: readonly FeelValue[]): FeelValue {
  return contexts.every(isContext) ? contextOf(contexts.flatMap((entries) => Object.entries(entries))) : null;
}

function fromEntries(entries: readonly FeelValue[]): FeelValue {
  const pairs: [string, FeelValue][] = [];
  for (const entry of entries) {
    if (!isContext(entry)) return null;
    const [key, value] = [entryOf(entry, 'key'), entryOf(entry, 'value')];
    if (typeof key !== 'string' || value === undefined) return null;
    pairs.push([key, value]);
  }
  return contextOf(pairs);
}

function assertion(value: FeelValue, condition: FeelValue, cause: string): FeelValue {
  if (condition !== true) throw new EvaluationFailure(`assertion failed: ${cause}`);
  return value;
}

const entriesOf = (from: FeelContext): FeelValue => Object.entries(from).map(([key, value]) => ({ key, value }));
const key = ['key', text] as const;
const keys = ['keys', texts] as const;
const oneOrMore = (value: FeelValue): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : isList(value) ? texts(value) : undefined;
const putting = fn(
  [
    ['context', context],
    ['key', oneOrMore],
    ['value', any],
  ],
  (_, into, path, value) => put(into, path, value),
);
const merging = { ...overList(list, merge), parameters: ['contexts'] };

export const contexts: Builtins = {
  'get value': [
    fn(
      [
        ['m', context],
        ['key', oneOrMore],
      ],
      (_, from, path) => valueAt(from, path),
    ),
    fn([['context', context], key], (_, from, name) => valueAt(from, [name])),
    fn([['context', context], keys], (_, from, path) => valueAt(from, path)),
  ],
  'get entries': [
    fn([['m', context]], (_, from) => entriesOf(from)),
    fn([['context', context]], (_, from) => entriesOf(from)),
  ],
  put: [putting],
  'context put': [
    putting,
    fn([['context', context], keys, ['value', any]], (_, into, path, value) => put(into, path, value)),
  ],
  'put all': [merging],
  'context merge': [merging],
  context: [fn([['entries', list]], (_, entries) => fromEntries(entries))],
};

export const booleans: Builtins = {
  not: [fn([['negand', any]], (_, value) => (typeof value === 'boolean' ? !value : null))],
  'is defined': [fn([['value', any]], (_, value) => value !== null)],
  'get or else': [
    fn(
      [
        ['value', any],
        ['default', any],
      ],
      (_, value, otherwise) => value ?? otherwise,
    ),
  ],
  assert: [
    fn(
      [
        ['value', any],
        ['condition', any],
      ],
      (_, value, condition) => assertion(value, condition, 'The condition is not fulfilled'),
    ),
    fn(
      [
        ['value', any],
        ['condition', any],
        ['cause', any],
      ],
      (_, value, condition, cause) => assertion(value, condition, textOf(cause)),
    ),
  ],
};
