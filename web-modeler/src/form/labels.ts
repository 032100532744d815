import type { FormComponent, FormOption } from '../api/types';
import type { Locale } from '../i18n';

/** The label in the language of the interface; a form without an English label shows the Chinese one. */
export function labelOf(component: FormComponent, locale: Locale): string {
  const english = component.properties?.['labelEn'];
  if (locale === 'en' && english !== undefined) return english;
  return component.label ?? component.dateLabel ?? component.key ?? '';
}

export function descriptionOf(component: FormComponent, locale: Locale): string | undefined {
  const english = component.properties?.['descriptionEn'];
  return locale === 'en' && english !== undefined ? english : component.description;
}

/** Labels of options: `properties["option.<value>.en"]` or the option's own `labelEn`, else the Chinese one. */
export function optionLabel(component: FormComponent, option: FormOption, locale: Locale): string {
  if (locale !== 'en') return option.label;
  return component.properties?.[`option.${option.value}.en`] ?? option.labelEn ?? option.label;
}
