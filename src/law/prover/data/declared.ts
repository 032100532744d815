import type { ObligationSet } from '../../obligations/definition.js';
import { rootOf } from './scopes.js';

/** Root names of the variables that the obligations declare: outcomes, what steps write, attributes, clocks. */
export function declaredRoots({ steps, attributes, clocks }: ObligationSet): ReadonlySet<string> {
  const names = new Set(clocks.map(({ variable }) => rootOf(variable)));
  for (const { variable } of attributes.values()) if (variable !== null) names.add(rootOf(variable));
  for (const { outcomeVariable, writes } of steps.values()) {
    if (outcomeVariable !== null) names.add(rootOf(outcomeVariable));
    for (const variable of writes) names.add(rootOf(variable));
  }
  return names;
}
