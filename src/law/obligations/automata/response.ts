import type { ObligationForm } from '../definition.js';
import { type FormAutomaton, isFact, isFactOf } from './form-automaton.js';

const NOTHING_DUE = 0;
const DUE = 1;

/**
 * Response: after `after` a fact of `comes` is due; until it came there is no `before`, and without a `before` no end of
 * the case. A fact that is both `after` and of `comes` does not answer itself; nor does one that is `before` and of `comes`.
 */
export function response(form: Extract<ObligationForm, { kind: 'response' }>): FormAutomaton {
  const { after, comes, before } = form;
  return {
    states: ['nothing due', 'response due'],
    next(state, occurrence) {
      if (isFact(occurrence, after)) return DUE;
      return isFactOf(occurrence, comes) ? NOTHING_DUE : state;
    },
    breaks(state, occurrence) {
      const refused = before === null ? occurrence.kind === 'end' : isFact(occurrence, before);
      return state === DUE && refused;
    },
  };
}
