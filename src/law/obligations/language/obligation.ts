import type { ObligationDefinition, ObligationForm } from '../definition.js';
import { FORM_KEYS, forms } from './forms.js';
import { type Field, maybe, record, type RecordOf, required } from './record.js';
import { checked, list, type Shape, text, word } from './shape.js';
import { quoted, type Source, type Place } from './source.js';
import { date, feel, localText, obligationId, stepName } from './words.js';
import { expectAttributes, expectLiterals } from './references.js';

const validity = checked(
  record('days on which it binds', { from: maybe('first day', date), to: maybe('last day', date) }),
  ({ from, to }, place, source) => {
    if (from === null || to === null || from <= to) return;
    source.fail(place, { zh: 'from 不晚于 to', en: 'from not later than to' }, quoted(`${from} > ${to}`));
  },
);

/** An id, once in a file. */
const newId = checked(obligationId, (id, place, source) => {
  const { obligations } = source.names;
  if (obligations.has(id)) {
    source.fail(place, { zh: '每条义务各不相同的编号', en: 'an id that no other obligation has' }, quoted(id));
  }
  obligations.add(id);
});

/** A guard: FEEL over declared attributes. */
const guard = checked(feel, (expression, place, source) => {
  source.later(() => expectAttributes(expression.variables, place, source));
  source.later(() => expectLiterals(expression.source, place, source));
});

const remedy = record('the step that mends it, and how', {
  step: maybe('the step', stepName),
  zh: required('Chinese', text),
  en: required('English', text),
});

const formFields = Object.fromEntries(
  FORM_KEYS.map((key) => [key, maybe(`form: ${String(forms[key].schema['description'])}`, forms[key])]),
) as Readonly<Record<ObligationForm['kind'], Field<ObligationForm | null>>>;

const fields = {
  id: required('its id, such as PEN-02', newId),
  title: required('what it says, in a few words', localText),
  article: required('source articles', text),
  valid: maybe('days on which it binds; none: always', validity),
  checks: required('S: on the diagram, R: while a case runs', list(word('S', 'R'), 1)),
  guard: maybe('FEEL over attributes: it binds when true; none: always', guard),
  message: required('for the person who is refused', localText),
  remedy: required('the step that mends it, and how', remedy),
  ...formFields,
};

const body = record('an obligation: one rule of the law, with exactly one form', fields);

/** One obligation. */
export const obligation: Shape<ObligationDefinition> = {
  schema: { ...body.schema, oneOf: FORM_KEYS.map((key) => ({ required: [key] })) },
  read(place, source) {
    const one = expectOneForm(place, source);
    const found = body.read(place, source);
    return found === undefined || !one ? undefined : definitionOf(found, place, source);
  },
};

function expectOneForm(place: Place, source: Source): boolean {
  const keys = source.keysOf(place).filter((key) => Object.hasOwn(forms, key));
  if (keys.length === 1) return true;
  const all = FORM_KEYS.join(', ');
  source.fail(
    place,
    { zh: `以下形式之一：${all}`, en: `exactly one form of ${all}` },
    keys.length === 0 ? { zh: '没有形式', en: 'none' } : { zh: keys.join('、'), en: keys.join(', ') },
  );
  return false;
}

function definitionOf(found: RecordOf<typeof fields>, place: Place, source: Source): ObligationDefinition | undefined {
  const kind = FORM_KEYS.find((key) => found[key] !== null);
  const form = kind === undefined ? null : found[kind];
  if (form === null) return source.fail(place, { zh: '一种形式', en: 'a form' });
  const { id, title, article, guard: when, message, checks } = found;
  if (form.kind === 'no-vacuous-pass' && checks.includes('R')) {
    return source.fail(
      place,
      { zh: 'no-vacuous-pass 只在图上检查（checks: [S]）', en: 'no-vacuous-pass on the diagram only (checks: [S])' },
      quoted(checks.join(', ')),
    );
  }
  return {
    id,
    title,
    article,
    validFrom: found.valid?.from ?? null,
    validTo: found.valid?.to ?? null,
    checks,
    guard: when,
    form,
    message,
    remedy: { step: found.remedy.step, text: { zh: found.remedy.zh, en: found.remedy.en } },
  };
}
