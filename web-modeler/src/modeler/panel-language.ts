import { diagramWord } from '../diagram/translate-module';
import type { Locale } from '../i18n';

const COUNTED = /^List contains (\d+) items?$/;

/**
 * Puts the parts of the properties panel that do not ask the `translate` service (titles of its buttons, "Create") into the
 * language of the interface, now and whenever the panel draws again. Returns the function that stops it.
 */
export function translatePanel(panel: HTMLElement, locale: Locale): () => void {
  if (locale === 'en') return () => undefined;
  const observer = new MutationObserver(() => translateAll(panel, locale));
  observer.observe(panel, { subtree: true, childList: true, attributes: true, attributeFilter: ['title'] });
  translateAll(panel, locale);
  return () => observer.disconnect();
}

// Writing an equal text would wake the observer again without end, so only what differs is written.
function translateAll(panel: HTMLElement, locale: Locale): void {
  for (const element of panel.querySelectorAll<HTMLElement>('[title]')) {
    const translated = translateTitle(element.title, locale);
    if (translated !== element.title) element.title = translated;
  }
  for (const label of panel.querySelectorAll('.bio-properties-panel-add-entry-label')) {
    const translated = diagramWord(label.textContent ?? '', locale);
    if (translated !== label.textContent) label.textContent = translated;
  }
}

function translateTitle(title: string, locale: Locale): string {
  const counted = COUNTED.exec(title);
  if (counted !== null)
    return diagramWord('List contains {numOfItems} items', locale).replace('{numOfItems}', counted[1] ?? '');
  return diagramWord(title, locale);
}
