import type { ObligationDefinition, ObligationSet } from '../../obligations/definition.js';
import { patternsOf } from '../../obligations/patterns.js';

/** Steps whose facts move some automaton of the obligations, start a limit or lift what a step ensures. */
export function stepsNamedBy(set: ObligationSet, obligations: readonly ObligationDefinition[]): ReadonlySet<string> {
  const patterns = obligations.flatMap(({ form }) => patternsOf(form));
  const unless = [...set.steps.values()].flatMap(({ ensures }) =>
    ensures.flatMap(({ unlessSeen }) => unlessSeen ?? []),
  );
  return new Set([...[...patterns, ...unless].map(({ step }) => step), ...set.clocks.map(({ from }) => from)]);
}
