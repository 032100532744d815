import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact } from './form-automaton.js';

/** Absence: every fact of `of` breaks it. It remembers nothing. */
export function absence({ of }: Extract<ObligationForm, { kind: 'absence' }>): FormAutomaton {
  return { states: ['never'], next: () => 0, breaks: (_, occurrence) => isFact(occurrence, of) };
}
