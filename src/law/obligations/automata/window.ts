import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact, isFactOf } from './form-automaton.js';

const FREE = 0;
const RUNNING = 1;

/**
 * Minimum window: `after` opens it, each `after` anew; it is over when its limit elapsed or a fact of `unless` came
 * since. A fact that is both `after` and `unless` opens it: nothing came in between yet. Never opened: nothing to wait for.
 */
export function window(form: Extract<ObligationForm, { kind: 'window' }>): FormAutomaton {
  const { before, after, limit, unless } = form;
  return {
    states: ['no window running', 'window running'],
    next(state, occurrence) {
      if (isFact(occurrence, after)) return RUNNING;
      const elapsed = occurrence.kind === 'elapsed' && occurrence.limit === limit;
      return elapsed || isFactOf(occurrence, unless) ? FREE : state;
    },
    breaks: (state, occurrence) => state === RUNNING && isFact(occurrence, before),
  };
}
