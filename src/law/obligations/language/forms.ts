import type { FactPattern, ObligationForm } from '../definition.js';
import { limits } from '../../calendar/index.js';
import { maybe, optional, record, required } from './record.js';
import { checked, list, made, type Shape } from './shape.js';
import { quoted } from './source.js';
import { limitId, pattern, stepName } from './words.js';

const before = required('the fact that is refused', pattern);
const facts = list(pattern, 1);
const steps = list(stepName, 1);
const NO_FACTS: readonly FactPattern[] = [];

const precedence = record('before comes after a fact of requires', {
  before,
  requires: required('one of these facts came before', facts),
});

const freshness = record('before comes after a fact of requires that nothing of voidedBy followed', {
  before,
  requires: required('one of these facts came before', facts),
  voidedBy: required('facts that make it void', facts),
});

/** Windows are counted in whole days, so a limit in hours or without a length opens none. */
const countable = checked(limitId, (id, place, source) => {
  const { period, yearly } = limits[id];
  if (period === null ? yearly !== null : !period.endsWith('H')) return;
  source.fail(
    place,
    { zh: '以日、月或年计的期限', en: 'a limit in days, months or years' },
    quoted(`${id}: ${period ?? '-'}`),
  );
});

const window = record('between the last after and before the limit ran out', {
  before,
  after: required('the fact that opens the window', pattern),
  limit: required('how long it is', countable),
  unless: optional('facts that close it early', list(pattern), NO_FACTS),
});

const response = record('once after happened, no before until a fact of comes', {
  after: required('the fact that asks for an answer', pattern),
  comes: required('one of these facts answers it', facts),
  before: maybe('the fact refused until then; none: the end of the case', pattern),
});

const separation = checked(
  record('nobody who did a step of `of` does a step of `from`', {
    of: required('steps of the one side', steps),
    from: required('steps of the other side', steps),
  }),
  ({ of, from }, place, source) => {
    const both = of.find((step) => from.includes(step));
    if (both === undefined) return;
    source.fail(place, { zh: 'of 与 from 没有相同步骤', en: 'of and from without a common step' }, quoted(both));
  },
);

const exactlyOne = record('never two facts of `of`, and one at the end', {
  of: required('the facts counted', pattern),
  when: maybe('one is due once this fact came; none: always', pattern),
});

const absence = record('no fact of `of`, ever', { of: required('the fact that never comes', pattern) });

const noVacuousPass = record('the diagram has an element of every step that a run completes', {
  steps: required('steps that must be there', steps),
});

/** Every form by its key in the file. Leaving one out is a compile error. */
export const forms = {
  precedence: formOf('precedence', precedence),
  freshness: formOf('freshness', freshness),
  window: formOf('window', window),
  response: formOf('response', response),
  separation: formOf('separation', separation),
  'exactly-one': formOf('exactly-one', exactlyOne),
  absence: formOf('absence', absence),
  'no-vacuous-pass': formOf('no-vacuous-pass', noVacuousPass),
} satisfies Record<ObligationForm['kind'], Shape<ObligationForm>>;

export const FORM_KEYS = Object.keys(forms) as readonly ObligationForm['kind'][];

function formOf<K extends ObligationForm['kind']>(
  kind: K,
  shape: Shape<Omit<Extract<ObligationForm, { kind: K }>, 'kind'>>,
): Shape<ObligationForm> {
  return made(shape, (form) => ({ kind, ...form }) as unknown as ObligationForm);
}
