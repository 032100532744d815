import { isNumber, toInteger, type FeelNumber } from '../number.js';
import type { Evaluation } from '../scope.js';
import { FeelFunction, type FeelContext, type FeelValue, isContext, isList } from '../value.js';

/** One signature of a built-in function. */
export interface Builtin {
  readonly parameters: readonly string[];
  /** The last parameter takes all remaining arguments as one list. */
  readonly variadic: boolean;
  /** Null when an argument is of the wrong type, as in Zeebe. */
  readonly invoke: (args: readonly FeelValue[], evaluation: Evaluation) => FeelValue;
}

export type Builtins = Readonly<Record<string, readonly Builtin[]>>;

/** Turns an argument into what the body works with; undefined: not acceptable. */
export type Kind<T> = (value: FeelValue) => T | undefined;

export const any: Kind<FeelValue> = (value) => value;
export const text: Kind<string> = (value) => (typeof value === 'string' ? value : undefined);
export const numeric: Kind<FeelNumber> = (value) => (isNumber(value) ? value : undefined);
export const integer: Kind<number> = (value) => (isNumber(value) ? toInteger(value) : undefined);
export const list: Kind<readonly FeelValue[]> = (value) => (isList(value) ? value : undefined);
export const context: Kind<FeelContext> = (value) => (isContext(value) ? value : undefined);
export const callable: Kind<FeelFunction> = (value) => (value instanceof FeelFunction ? value : undefined);
export const texts: Kind<readonly string[]> = (value) =>
  isList(value) && value.every((item) => typeof item === 'string') ? value : undefined;

/** The kind, or null. */
export function orNull<T>(kind: Kind<T>): Kind<T | null> {
  return (value) => (value === null ? null : kind(value));
}

type Parameters<T extends unknown[]> = { readonly [I in keyof T]: readonly [name: string, kind: Kind<T[I]>] };

/** Characters that cost as much as one item of a list. */
const CHARACTERS_PER_ITEM = 100;

/** What a function does takes time in proportion to the size of its arguments. */
function charge(args: readonly FeelValue[], evaluation: Evaluation): void {
  evaluation.spend(1);
  for (const arg of args) {
    if (isList(arg)) evaluation.spend(arg.length);
    else if (typeof arg === 'string' && arg.length > CHARACTERS_PER_ITEM)
      evaluation.spend(Math.ceil(arg.length / CHARACTERS_PER_ITEM));
  }
}

/** A signature with typed parameters. */
export function fn<T extends unknown[]>(
  parameters: Parameters<T>,
  body: (evaluation: Evaluation, ...args: T) => FeelValue,
): Builtin {
  const kinds = parameters.map(([, kind]) => kind as Kind<unknown>);
  return {
    parameters: parameters.map(([name]) => name),
    variadic: false,
    invoke: (args, evaluation) => {
      charge(args, evaluation);
      const accepted = kinds.map((kind, index) => kind(args[index] ?? null));
      return accepted.includes(undefined) ? null : body(evaluation, ...(accepted as T));
    },
  };
}

/** The signature, at the price of so many list items a call. */
export function costly(items: number, builtin: Builtin): Builtin {
  return {
    ...builtin,
    invoke: (args, evaluation) => {
      evaluation.spend(items);
      return builtin.invoke(args, evaluation);
    },
  };
}

/** A signature whose only parameter is a list, given as one list or as separate arguments. */
export function overList<T>(kind: Kind<T>, body: (items: T, evaluation: Evaluation) => FeelValue): Builtin {
  return {
    parameters: ['list'],
    variadic: true,
    invoke: (args, evaluation) => {
      charge(args, evaluation);
      const items = kind(args.length === 1 && isList(args[0] ?? null) ? (args[0] ?? null) : args);
      return items === undefined ? null : body(items, evaluation);
    },
  };
}
