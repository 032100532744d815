import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact, isFactOf } from './form-automaton.js';

const STALE = 0;
const FRESH = 1;

/**
 * Freshness: precedence whose fact is lost again when something of `voidedBy` follows it. A fact that is of both
 * gives, since nothing follows it at its own moment.
 */
export function freshness(form: Extract<ObligationForm, { kind: 'freshness' }>): FormAutomaton {
  const { before, requires, voidedBy } = form;
  return {
    states: ['required fact missing or void', 'required fact fresh'],
    next(state, occurrence) {
      if (isFactOf(occurrence, requires)) return FRESH;
      return isFactOf(occurrence, voidedBy) ? STALE : state;
    },
    breaks: (state, occurrence) => state === STALE && isFact(occurrence, before),
  };
}
