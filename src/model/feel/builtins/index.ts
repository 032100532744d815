import { booleans, contexts } from './contexts.js';
import type { Builtin, Builtins } from './define.js';
import { lists } from './lists.js';
import { numbers } from './numbers.js';
import { ranges } from './ranges.js';
import { strings } from './strings.js';
import { temporals } from './temporals.js';

/** Every built-in function by name, each with its signatures. */
export const BUILTINS: Builtins = {
  ...booleans,
  ...contexts,
  ...lists,
  ...numbers,
  ...ranges,
  ...strings,
  ...temporals,
};

/** Functions Zeebe has and we refuse: the engine must compute the same on every replay. */
export const NONDETERMINISTIC: readonly string[] = ['random number', 'uuid'];

export function isBuiltin(name: string): boolean {
  return Object.hasOwn(BUILTINS, name);
}

/** The signature for so many positional arguments, if there is one. */
export function signatureByCount(name: string, count: number): Builtin | undefined {
  return BUILTINS[name]?.find((one) => one.parameters.length === count || one.variadic);
}

/** The signature that has all these parameter names, shortest first, if there is one. */
export function signatureByNames(name: string, names: readonly string[]): Builtin | undefined {
  return BUILTINS[name]?.find((one) => names.every((wanted) => one.parameters.includes(wanted)));
}
