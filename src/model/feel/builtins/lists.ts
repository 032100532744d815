import { compare, equal, type Work } from '../compare.js';
import { EvaluationFailure } from '../failure.js';
import * as decimal from '../number.js';
import { type FeelNumber, isNumber } from '../number.js';
import { every, some } from '../operators.js';
import type { Evaluation } from '../scope.js';
import { type FeelFunction, type FeelValue, isList } from '../value.js';
import { any, type Builtin, type Builtins, callable, fn, integer, type Kind, list, overList } from './define.js';

type Items = readonly FeelValue[];

/** A list of numbers only; empty lists have no sum, mean and so on, so they are refused too. */
const numbersOf: Kind<readonly FeelNumber[]> = (value) =>
  isList(value) && value.length > 0 && value.every(isNumber) ? value : undefined;

function extreme(wanted: 1 | -1): Builtin {
  return overList(list, (items) => {
    let best = items[0] ?? null;
    if (items.length === 1 && isList(best)) return best;
    for (const item of items) {
      const order = compare(item, best);
      if (order === null) return null;
      if (Math.sign(order) === wanted) best = item;
    }
    return best;
  });
}

function sum(numbers: readonly FeelNumber[]): FeelNumber {
  return numbers.reduce((total, number) => decimal.add(total, number), 0);
}

function mean(numbers: readonly FeelNumber[]): FeelNumber {
  return decimal.divide(sum(numbers), numbers.length) ?? 0;
}

function sorted(numbers: readonly FeelNumber[]): FeelNumber[] {
  return [...numbers].sort(decimal.compareNumbers);
}

function median(numbers: readonly FeelNumber[]): FeelValue {
  const ordered = sorted(numbers);
  const middle = Math.floor(ordered.length / 2);
  return ordered.length % 2 === 1 ? (ordered[middle] ?? null) : mean(ordered.slice(middle - 1, middle + 1));
}

function deviation(numbers: readonly FeelNumber[]): FeelValue {
  const centre = mean(numbers);
  const squares = numbers.map((number) => decimal.power(decimal.subtract(number, centre), 2) ?? 0);
  const variance = decimal.divide(sum(squares), numbers.length - 1);
  if (variance === null) throw new EvaluationFailure('stddev: expected at least two numbers, found one');
  return decimal.finite(Math.sqrt(decimal.toNumber(variance)));
}

function mode(numbers: readonly FeelNumber[], work: Work): FeelValue {
  const distinct = union(sorted(numbers), work);
  work.spend(distinct.length * numbers.length);
  const counts = distinct.map((value) => numbers.filter((number) => equal(number, value) === true).length);
  const most = counts.reduce((x, y) => Math.max(x, y), 0);
  return distinct.filter((_, index) => counts[index] === most);
}

function union(items: Items, work: Work): FeelValue[] {
  const kept: FeelValue[] = [];
  for (const item of items) if (!has(kept, item, work)) kept.push(item);
  return kept;
}

function has(items: Items, value: FeelValue, work: Work): boolean {
  work.spend(items.length);
  return items.some((item) => equal(item, value, work) === true);
}

function duplicates(items: Items, work: Work): FeelValue[] {
  const repeated = items.filter((item) => {
    work.spend(items.length);
    return items.filter((other) => equal(other, item, work) === true).length > 1;
  });
  return union(repeated, work);
}

function flat(items: Items, work: Work): FeelValue[] {
  work.spend(items.length);
  return items.flatMap((item) => (isList(item) ? flat(item, work) : [item]));
}

function joined(lists: Items, work: Work): FeelValue[] {
  for (const item of lists) if (isList(item)) work.spend(item.length);
  return lists.flatMap((item) => (isList(item) ? item : [item]));
}

/** The 0-based index of a 1-based or negative position. */
function indexOf(items: Items, at: number): number {
  return at > 0 ? at - 1 : items.length + at;
}

/** As in Zeebe, items before the first take up places of the length. */
function sublist(items: Items, start: number, length: number): FeelValue {
  const from = indexOf(items, start);
  return items.slice(Math.max(0, from), Math.max(0, from + Math.max(0, length)));
}

function insert(items: Items, at: number, item: FeelValue): FeelValue {
  return items.toSpliced(Math.max(0, indexOf(items, at)), 0, item);
}

/** Position 0 is no place: as in Zeebe the list follows itself. */
function remove(items: Items, at: number): FeelValue {
  if (at === 0) return [...items, ...items];
  const index = indexOf(items, at);
  return items.filter((_, i) => i !== index);
}

/** Sorted by the function; null when it answers anything but true or false, or is not a function of two arguments. */
function sort(items: Items, precedes: FeelFunction, evaluation: Evaluation): FeelValue {
  if (precedes.parameters.length !== 2) return null;
  let decided = true;
  const before = (x: FeelValue, y: FeelValue): boolean => {
    evaluation.spend(1);
    const answer = precedes.invoke([x, y]);
    decided &&= typeof answer === 'boolean';
    return answer === true;
  };
  const sorted = items.toSorted((x, y) => (before(x, y) ? -1 : before(y, x) ? 1 : 0));
  return decided ? sorted : null;
}

const items = ['list', list] as const;
const at = ['position', integer] as const;

export const lists: Builtins = {
  'list contains': [fn([items, ['element', any]], (work, values, element) => has(values, element, work))],
  count: [fn([items], (_, values) => values.length)],
  min: [extreme(-1)],
  max: [extreme(1)],
  sum: [overList(numbersOf, sum)],
  product: [overList(numbersOf, (numbers) => numbers.reduce(decimal.multiply, 1))],
  mean: [overList(numbersOf, mean)],
  median: [overList(numbersOf, median)],
  stddev: [overList(numbersOf, deviation)],
  mode: [
    overList(list, (values, work) => (values.length === 0 ? [] : values.every(isNumber) ? mode(values, work) : null)),
  ],
  // Zeebe's other names for these two, `and(…)` and `or(…)`, are refused by the grammar.
  all: [overList(list, every)],
  any: [overList(list, some)],
  sublist: [
    fn([items, ['start', integer]], (_, values, start) => values.slice(Math.max(0, indexOf(values, start)))),
    fn([items, ['start', integer], ['length', integer]], (_, values, start, n) => sublist(values, start, n)),
  ],
  append: [
    {
      parameters: ['list', 'items'],
      variadic: true,
      invoke: ([first = null, ...added], work) => {
        if (!isList(first)) return null;
        work.spend(first.length + added.length);
        return [...first, ...added];
      },
    },
  ],
  concatenate: [{ ...overList(list, joined), parameters: ['lists'] }],
  union: [{ ...overList(list, (values, work) => union(joined(values, work), work)), parameters: ['lists'] }],
  'insert before': [fn([items, at, ['newItem', any]], (_, values, where, item) => insert(values, where, item))],
  remove: [fn([items, at], (_, values, where) => remove(values, where))],
  reverse: [fn([items], (_, values) => values.toReversed())],
  'index of': [
    fn([items, ['match', any]], (work, values, wanted) =>
      values.flatMap((item, index) => (equal(item, wanted, work) === true ? [index + 1] : [])),
    ),
  ],
  'distinct values': [fn([items], (work, values) => union(values, work))],
  'duplicate values': [fn([items], (work, values) => duplicates(values, work))],
  flatten: [fn([items], (work, values) => flat(values, work))],
  sort: [fn([items, ['precedes', callable]], (evaluation, values, precedes) => sort(values, precedes, evaluation))],
};
