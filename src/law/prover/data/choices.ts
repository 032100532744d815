import type { SequenceFlow } from '../../../model/index.js';
import type { DataChoice, DataState } from '../seam.js';
import type { Seen } from './value.js';

export function unchanged(data: DataState): DataChoice {
  return { data, exact: true, assumed: null, choice: null };
}

/** Choices with the same data and the same answer are one, exact if any of them is. */
export function merged<C extends DataChoice>(choices: readonly C[], answer: (choice: C) => string): readonly C[] {
  const found = new Map<string, C>();
  for (const choice of choices) {
    const key = `${answer(choice)} ${choice.data.key}`;
    const other = found.get(key);
    if (!other || (!other.exact && choice.exact)) found.set(key, choice);
  }
  return [...found.values()].sort((a, b) => Number(b.exact) - Number(a.exact));
}

/** Where there is only one way nothing was decided. */
export function told<C extends DataChoice>(choices: readonly C[]): readonly C[] {
  return choices.length > 1 ? choices : choices.map((choice) => ({ ...choice, choice: null }));
}

export function sameFlows(one: readonly SequenceFlow[], other: readonly SequenceFlow[]): boolean {
  return one.length === other.length && one.every(({ id }) => other.some((flow) => flow.id === id));
}

/** A fact may have no outcome although the step has: of a tag on something that does not perform it. */
export function isSame(outcome: string | null, told: string | null): boolean {
  return told === null || outcome === told;
}

export function verdictOf(seen: Seen): boolean | null {
  return seen.kind === 'value' && typeof seen.json === 'boolean' ? seen.json : null;
}

export function textOf(seen: Seen): string | null {
  return seen.kind === 'value' && typeof seen.json === 'string' ? seen.json : null;
}
