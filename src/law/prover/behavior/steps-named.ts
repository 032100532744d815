import type { FactPattern, ObligationDefinition, ObligationForm, ObligationSet } from '../../obligations/definition.js';

/** Steps whose facts move some automaton of the obligations, start a limit or lift what a step ensures. */
export function stepsNamedBy(set: ObligationSet, obligations: readonly ObligationDefinition[]): ReadonlySet<string> {
  const patterns = obligations.flatMap(({ form }) => patternsOf(form));
  const unless = [...set.steps.values()].flatMap(({ ensures }) =>
    ensures.flatMap(({ unlessSeen }) => unlessSeen ?? []),
  );
  return new Set([...[...patterns, ...unless].map(({ step }) => step), ...set.clocks.map(({ from }) => from)]);
}

/** Every pattern of a form that speaks of an order of facts. */
export function patternsOf(form: ObligationForm): readonly FactPattern[] {
  switch (form.kind) {
    case 'precedence':
      return [form.before, ...form.requires];
    case 'freshness':
      return [form.before, ...form.requires, ...form.voidedBy];
    case 'window':
      return [form.before, form.after, ...form.unless];
    case 'response':
      return [form.after, ...form.comes, ...(form.before ? [form.before] : [])];
    case 'exactly-one':
      return [form.of, ...(form.when ? [form.when] : [])];
    case 'absence':
      return [form.of];
    default:
      return [];
  }
}
