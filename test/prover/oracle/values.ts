import type { Json } from '../../../src/protocol/index.js';

/** A value that was written but not looked at yet: it is one of its domain, and which one is settled when somebody reads it. */
export interface Unknown {
  readonly $u: number;
}

/** JSON that may hold unknowns anywhere. */
export type Val = Json | Unknown | { readonly [name: string]: Val };

export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && '$u' in value;

const isContext = (value: unknown): value is Record<string, Val> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value);

/** The value with each unknown in it replaced by what `settle` says. */
export function settled(value: Val, settle: (id: number) => Json): Json {
  if (isUnknown(value)) return settle(value.$u);
  if (!isContext(value)) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, settled(entry, settle)]));
}

/** Ids of the unknowns in the value, in order. */
export function unknownsIn(value: Val): number[] {
  if (isUnknown(value)) return [value.$u];
  return isContext(value) ? Object.values(value).flatMap(unknownsIn) : [];
}

/** The value with each unknown replaced by another value. */
export function replaced(value: Val, replace: (id: number) => Val): Val {
  if (isUnknown(value)) return replace(value.$u);
  if (!isContext(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replaced(entry, replace)]));
}

/** What the path below the value holds; null where there is nothing. */
export function at(value: Val | undefined, path: readonly string[]): Val {
  const [name, ...rest] = path;
  if (name === undefined) return value ?? null;
  return isContext(value) ? at(value[name], rest) : null;
}

/** The value with something else under the path; what is no context becomes one. */
export function withAt(value: Val | undefined, path: readonly string[], content: Val): Val {
  const [name, ...rest] = path;
  if (name === undefined) return content;
  const base = isContext(value) ? value : {};
  return { ...base, [name]: withAt(base[name], rest, content) };
}
