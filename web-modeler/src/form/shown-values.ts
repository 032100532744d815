import type { FormComponent, FormSchema, Values } from '../api/types';
import type { Locale, Translate } from '../i18n';
import { labelOf, optionLabel } from './labels';
import { flatten, isInput, keyOf } from './values';

export interface ShownValue {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** The given values of a form in words, in the order of the form. */
export function shownValues(schema: FormSchema, values: Values, locale: Locale, t: Translate): ShownValue[] {
  return flatten(schema.components)
    .filter((component) => isInput(component) && values[keyOf(component)] !== undefined)
    .map((component) => ({
      key: keyOf(component),
      label: labelOf(component, locale),
      text: inWords(component, values[keyOf(component)], locale, t),
    }));
}

function inWords(component: FormComponent, value: unknown, locale: Locale, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (!Array.isArray(value)) return optionText(component, value, locale);
  if (value.every((item) => typeof item === 'string'))
    return value.map((item) => optionText(component, item, locale)).join('；');
  return t('value.entries', { count: value.length });
}

function optionText(component: FormComponent, value: unknown, locale: Locale): string {
  const option = component.values?.find((candidate) => candidate.value === value);
  return option === undefined ? String(value) : optionLabel(component, option, locale);
}
