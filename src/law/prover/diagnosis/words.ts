import type { ExecutableElement, LocalText } from '../../../model/index.js';
import type { FactPattern, ObligationSet } from '../../obligations/definition.js';
import { factWords } from '../../obligations/sentence.js';

export function titleOf(set: ObligationSet, step: string): LocalText {
  return set.steps.get(step)?.title ?? { zh: step, en: step };
}

export function outcomeText(set: ObligationSet, step: string, outcome: string): LocalText {
  return set.steps.get(step)?.outcomeTitles?.get(outcome) ?? { zh: outcome, en: outcome };
}

/** `法制审核（同意）`. */
export function factText(set: ObligationSet, step: string, outcome: string | null): LocalText {
  return factWords({ source: step, step, outcomes: outcome === null ? null : [outcome], negated: false }, set);
}

/** A pattern in words: `法制审核（同意）`, `法制审核（非同意）`. */
export function patternText(set: ObligationSet, pattern: FactPattern): LocalText {
  return factWords(pattern, set);
}

/** Any of several, in words. */
export function anyOf(texts: readonly LocalText[]): LocalText {
  return { zh: texts.map(({ zh }) => zh).join('或者'), en: texts.map(({ en }) => en).join(' or ') };
}

export function elementName({ name, id }: Pick<ExecutableElement, 'name' | 'id'>): string {
  return name === null || name.trim() === '' ? id : name.trim().replace(/\s+/g, ' ');
}
