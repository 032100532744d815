import type { Locale } from '../i18n';
import { diagramZh } from './diagram-zh-CN';

type Replacements = Readonly<Record<string, string>>;

/** The libraries write one label in several ways: "Sub-process", "Sub Process". */
const BY_NORMAL_FORM: ReadonlyMap<string, string> = new Map(
  Object.entries(diagramZh).map(([english, chinese]) => [normalForm(english), chinese]),
);

/** The `translate` service of bpmn-js in the language of the interface; English is what the libraries are written in. */
export function translateModule(locale: Locale) {
  const translate = (template: string, replacements: Replacements = {}): string =>
    diagramWord(template, locale).replace(/\{(\w+)\}/g, (hole, name: string) => replacements[name] ?? hole);
  return { translate: ['value', translate] as const };
}

/** A label of the libraries, such as "User task", in the language of the interface; as it is when the catalogue lacks it. */
export function diagramWord(word: string, locale: Locale): string {
  if (locale !== 'zh-CN') return word;
  return diagramZh[word] ?? BY_NORMAL_FORM.get(normalForm(word)) ?? word;
}

function normalForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
}
