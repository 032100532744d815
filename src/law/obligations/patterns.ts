import type { FactPattern, ObligationForm } from './definition.js';

/** Every pattern of a form that speaks of an order of facts; none for separation and no-vacuous-pass. */
export function patternsOf(form: ObligationForm): readonly FactPattern[] {
  switch (form.kind) {
    case 'precedence':
      return [form.before, ...form.requires];
    case 'freshness':
      return [form.before, ...form.requires, ...form.voidedBy];
    case 'window':
      return [form.before, form.after, ...form.unless];
    case 'response':
      return [form.after, ...form.comes, ...(form.before === null ? [] : [form.before])];
    case 'exactly-one':
      return [form.of, ...(form.when === null ? [] : [form.when])];
    case 'absence':
      return [form.of];
    default:
      return [];
  }
}

/** Facts each of which lets `before` go ahead, as far as the form has such. */
export function neededBy(form: ObligationForm): readonly FactPattern[] {
  switch (form.kind) {
    case 'precedence':
    case 'freshness':
      return form.requires;
    case 'window':
      return form.unless;
    case 'response':
      return form.comes;
    default:
      return [];
  }
}
