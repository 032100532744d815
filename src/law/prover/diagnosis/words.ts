import type { ExecutableElement, LocalText } from '../../../model/index.js';
import type { FactPattern, ObligationSet } from '../../obligations/definition.js';

/** What the outcomes of the statutory steps are called; another outcome is told by its code. */
const OUTCOMES: Readonly<Record<string, LocalText>> = {
  APPROVE: { zh: '通过', en: 'approved' },
  IMPROVE: { zh: '修改后再审', en: 'to be improved' },
  REJECT: { zh: '不通过', en: 'rejected' },
  AGREE: { zh: '同意', en: 'agreed' },
};

export function titleOf(set: ObligationSet, step: string): LocalText {
  return set.steps.get(step)?.title ?? { zh: step, en: step };
}

/** `法制审核（通过）`. */
export function factText(set: ObligationSet, step: string, outcome: string | null): LocalText {
  const title = titleOf(set, step);
  if (outcome === null) return title;
  const word = OUTCOMES[outcome] ?? { zh: outcome, en: outcome };
  return { zh: `${title.zh}（${word.zh}）`, en: `${title.en} (${word.en})` };
}

/** A pattern in words: `法制审核（通过）`, `法制审核（非通过）`. */
export function patternText(set: ObligationSet, { step, outcomes, negated }: FactPattern): LocalText {
  const title = titleOf(set, step);
  if (outcomes === null) return title;
  const words = outcomes.map((outcome) => OUTCOMES[outcome] ?? { zh: outcome, en: outcome });
  const zh = words.map((word) => word.zh).join('、');
  const en = words.map((word) => word.en).join(' or ');
  return { zh: `${title.zh}（${negated ? '非' : ''}${zh}）`, en: `${title.en} (${negated ? 'not ' : ''}${en})` };
}

/** Any of several, in words. */
export function anyOf(texts: readonly LocalText[]): LocalText {
  return { zh: texts.map(({ zh }) => zh).join('或者'), en: texts.map(({ en }) => en).join(' or ') };
}

export function elementName({ name, id }: Pick<ExecutableElement, 'name' | 'id'>): string {
  return name === null || name.trim() === '' ? id : name.trim().replace(/\s+/g, ' ');
}
