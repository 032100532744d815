import type { FactPattern, ObligationDefinition, ObligationForm } from '../../obligations/definition.js';

/**
 * An obligation that every run breaks which gets to the step at which the given one breaks, lawfully or not, in a case that it
 * binds. Null: it is the end of the case that breaks it, or nothing that happens.
 */
export function reachingOf(definition: ObligationDefinition): ObligationDefinition | null {
  const step = stepOf(definition.form);
  return step === null ? null : { ...definition, form: { kind: 'absence', of: step } };
}

function stepOf(form: ObligationForm): FactPattern | null {
  switch (form.kind) {
    case 'precedence':
    case 'freshness':
    case 'window':
    case 'response':
      return form.before;
    case 'exactly-one':
      return form.of;
    default:
      return null;
  }
}
