import type { Locale } from '../i18n';
import { diagramZh } from './diagram-zh-CN';

type Replacements = Readonly<Record<string, string>>;

/** The `translate` service of bpmn-js in the language of the interface; English is what the libraries are written in. */
export function translateModule(locale: Locale) {
  const translate = (template: string, replacements: Replacements = {}): string => {
    const message = locale === 'zh-CN' ? (diagramZh[template.trim()] ?? template) : template;
    return message.replace(/\{(\w+)\}/g, (hole, name: string) => replacements[name] ?? hole);
  };
  return { translate: ['value', translate] as const };
}

/** A label of the libraries, such as "User task", in the language of the interface. */
export function diagramWord(word: string, locale: Locale): string {
  return locale === 'zh-CN' ? (diagramZh[word] ?? word) : word;
}
