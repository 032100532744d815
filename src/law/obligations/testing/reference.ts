import { matches, type FactPattern, type ObligationForm, type Occurrence } from '../definition.js';

type Dated = Exclude<ObligationForm, { kind: 'separation' | 'no-vacuous-pass' }>;

/**
 * Whether the last occurrence of the history breaks the form, by the words of the form read over the whole history: no
 * states. The reference that automata are compared with.
 */
export function breaksByDefinition(form: Dated, history: readonly Occurrence[]): boolean {
  const now = history.at(-1);
  if (now === undefined) return false;
  const earlier = history.slice(0, -1);
  const is = (occurrence: Occurrence, patterns: readonly FactPattern[]): boolean =>
    occurrence.kind === 'step' && patterns.some((pattern) => matches(pattern, occurrence.step, occurrence.outcome));
  const last = (patterns: readonly FactPattern[]): number =>
    earlier.reduce((found, one, index) => (is(one, patterns) ? index : found), -1);
  switch (form.kind) {
    case 'precedence':
      return is(now, [form.before]) && last(form.requires) < 0;
    case 'freshness': {
      const given = last(form.requires);
      const voided = earlier.slice(given + 1).some((one) => is(one, form.voidedBy));
      return is(now, [form.before]) && (given < 0 || voided);
    }
    case 'window': {
      const opened = last([form.after]);
      const over = earlier
        .slice(opened + 1)
        .some((one) => is(one, form.unless) || (one.kind === 'elapsed' && one.limit === form.limit));
      return is(now, [form.before]) && opened >= 0 && !over;
    }
    case 'response': {
      const asked = last([form.after]);
      const answered = earlier.slice(asked + 1).some((one) => is(one, form.comes));
      const refused = form.before === null ? now.kind === 'end' : is(now, [form.before]);
      return refused && asked >= 0 && !answered;
    }
    case 'exactly-one': {
      const { of, when } = form;
      if (now.kind === 'end') return last([of]) < 0 && (when === null || last([when]) >= 0);
      return is(now, [of]) && last([of]) >= 0;
    }
    case 'absence':
      return is(now, [form.of]);
  }
}
