import type { FactPattern, ObligationAutomaton, Occurrence } from '../definition.js';
import { matches } from '../definition.js';

/** An automaton without the definition it was compiled from: what one form contributes. */
export type FormAutomaton = Pick<ObligationAutomaton, 'states' | 'next' | 'breaks'>;

/** Whether the occurrence is a fact that the pattern means. */
export function isFact(occurrence: Occurrence, pattern: FactPattern): boolean {
  return occurrence.kind === 'step' && matches(pattern, occurrence.step, occurrence.outcome);
}

/** Whether it is a fact that one of the patterns means. */
export function isFactOf(occurrence: Occurrence, patterns: readonly FactPattern[]): boolean {
  return patterns.some((pattern) => isFact(occurrence, pattern));
}
