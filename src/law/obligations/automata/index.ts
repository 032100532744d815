import { unreachable } from '../../../protocol/unreachable.js';
import type { ObligationAutomaton, ObligationDefinition, ObligationForm } from '../definition.js';
import { absence } from './absence.js';
import { exactlyOne } from './exactly-one.js';
import type { FormAutomaton } from './form-automaton.js';
import { freshness } from './freshness.js';
import { precedence } from './precedence.js';
import { response } from './response.js';
import { window } from './window.js';

/**
 * The automaton of the obligation; null for `separation` and `no-vacuous-pass`, which speak of people and of the diagram
 * and not of an order of occurrences. The guard is not compiled in: whoever runs it asks it at the occurrence that breaks.
 */
export function compileObligation(definition: ObligationDefinition): ObligationAutomaton | null {
  const automaton = automatonOf(definition.form);
  return automaton === null ? null : { definition, ...automaton };
}

function automatonOf(form: ObligationForm): FormAutomaton | null {
  switch (form.kind) {
    case 'precedence':
      return precedence(form);
    case 'freshness':
      return freshness(form);
    case 'window':
      return window(form);
    case 'response':
      return response(form);
    case 'exactly-one':
      return exactlyOne(form);
    case 'absence':
      return absence(form);
    case 'separation':
    case 'no-vacuous-pass':
      return null;
    default:
      return unreachable(form);
  }
}
