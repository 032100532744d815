import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact } from './form-automaton.js';

const NONE = 0;
const DUE = 1;
const ONE = 2;

/** Exactly one: a second fact of `of` breaks it, and so does the end of the case while one is due. With `when` null it is due from the start. */
export function exactlyOne({ of, when }: Extract<ObligationForm, { kind: 'exactly-one' }>): FormAutomaton {
  const due = (state: number): boolean => state === DUE || (state === NONE && when === null);
  return {
    states: when === null ? ['none yet', 'none yet', 'one'] : ['none, none due', 'none, one due', 'one'],
    next(state, occurrence) {
      if (state === ONE || isFact(occurrence, of)) return ONE;
      return when !== null && isFact(occurrence, when) ? DUE : state;
    },
    breaks: (state, occurrence) => (occurrence.kind === 'end' ? due(state) : state === ONE && isFact(occurrence, of)),
  };
}
