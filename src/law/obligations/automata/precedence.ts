import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact, isFactOf } from './form-automaton.js';

const MISSING = 0;
const PRESENT = 1;

/** Precedence: once a fact of `requires` came, every `before` is lawful for ever. A fact does not come before itself. */
export function precedence({ before, requires }: Extract<ObligationForm, { kind: 'precedence' }>): FormAutomaton {
  return {
    states: ['required fact missing', 'required fact present'],
    next: (state, occurrence) => (isFactOf(occurrence, requires) ? PRESENT : state),
    breaks: (state, occurrence) => state === MISSING && isFact(occurrence, before),
  };
}
