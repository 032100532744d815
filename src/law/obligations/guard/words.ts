import type { LocalText } from '../../../model/finding.js';
import type { AttributeDefinition, AttributeType } from '../definition.js';
import { type Comparison, type GuardTree, type Literal, parseGuard } from './parse.js';

type Attributes = ReadonlyMap<string, AttributeDefinition>;

const COMPARED: Readonly<Record<Exclude<Comparison, 'in'>, LocalText>> = {
  '=': { zh: '为', en: 'is' },
  '!=': { zh: '不为', en: 'is not' },
  '>=': { zh: '不少于', en: 'is at least' },
  '>': { zh: '多于', en: 'is more than' },
  '<=': { zh: '不多于', en: 'is at most' },
  '<': { zh: '少于', en: 'is less than' },
};
const COMPARED_DATES: Partial<typeof COMPARED> = {
  '>=': { zh: '不早于', en: 'is not before' },
  '>': { zh: '晚于', en: 'is after' },
  '<=': { zh: '不晚于', en: 'is not after' },
  '<': { zh: '早于', en: 'is before' },
};
const YES = { zh: '是', en: 'yes' };
const NO = { zh: '否', en: 'no' };
const UNKNOWN = { zh: '未知', en: 'unknown' };

/** The guard in words, with the titles of attributes and values; one that is more than comparisons is quoted. */
export function guardWords(source: string, attributes: Attributes): LocalText {
  const tree = parseGuard(source);
  return tree === null ? { zh: `条件“${source}”成立`, en: `the condition '${source}' holds` } : words(tree, attributes);
}

function words(tree: GuardTree, attributes: Attributes): LocalText {
  switch (tree.kind) {
    case 'test':
      return testWords(tree.attribute, tree.is, tree.values, attributes);
    case 'not': {
      const inner = words(tree.part, attributes);
      return { zh: `并非（${inner.zh}）`, en: `not (${inner.en})` };
    }
    default: {
      const parts = tree.parts.map((part) => bracketed(part, tree.kind, attributes));
      const [zh, en] = tree.kind === 'and' ? ['且', ' and '] : ['或', ' or '];
      return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
    }
  }
}

function bracketed(part: GuardTree, around: 'and' | 'or', attributes: Attributes): LocalText {
  const { zh, en } = words(part, attributes);
  const needed = (part.kind === 'and' || part.kind === 'or') && part.kind !== around;
  return needed ? { zh: `（${zh}）`, en: `(${en})` } : { zh, en };
}

function testWords(name: string, is: Comparison, values: readonly Literal[], attributes: Attributes): LocalText {
  const attribute = attributes.get(name);
  const title = attribute?.title ?? { zh: name, en: name };
  const truth = truthOf(is, values);
  if (truth !== null) return truth ? title : { zh: `并非${title.zh}`, en: `not (${title.en})` };
  const { zh, en } = is === 'in' ? COMPARED['='] : comparedBy(is, attribute?.type);
  const texts = values.map((value) => valueWords(value, attribute));
  return {
    zh: `${title.zh}${zh}${texts.map((text) => text.zh).join('或')}`,
    en: `${title.en} ${en} ${texts.map((text) => text.en).join(' or ')}`,
  };
}

/** What a comparison with a boolean asks for; null: it compares with something else. */
function truthOf(is: Comparison, [value, ...more]: readonly Literal[]): boolean | null {
  if (typeof value !== 'boolean' || more.length > 0) return null;
  if (is === '=' || is === 'in') return value;
  return is === '!=' ? !value : null;
}

function comparedBy(is: Exclude<Comparison, 'in'>, type: AttributeType | undefined): LocalText {
  return (type === 'date' ? COMPARED_DATES[is] : undefined) ?? COMPARED[is];
}

function valueWords(value: Literal, attribute: AttributeDefinition | undefined): LocalText {
  if (value === null) return UNKNOWN;
  if (typeof value === 'boolean') return value ? YES : NO;
  return attribute?.valueTitles?.get(String(value)) ?? { zh: String(value), en: String(value) };
}
