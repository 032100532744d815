import type { LocalText } from './finding.js';

/** What a file may hold, so that reading it never keeps the engine from other work for long. */
export const LIMITS = {
  /** Room below the gateway's message limit of 4 MiB for the rest of a deployment. */
  characters: 3_000_000,
  elements: 10_000,
  depth: 100,
  attributes: 100,
} as const;

/** Something a file has too much of, or must not have. */
export interface Excess {
  readonly found: LocalText;
}

/**
 * The first limit the text exceeds, or null. Looks at brackets only, in one pass: what is no XML is left to the parser, whose
 * work is bounded once this has passed.
 */
export function excessOf(xml: string): Excess | null {
  if (xml.length > LIMITS.characters) return tooMuch(xml.length, LIMITS.characters, '个字符', 'characters');
  let [elements, depth] = [0, 0];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const skipped = skip(xml, at);
    if (skipped === null) return DOCTYPE;
    at = skipped.to;
    if (!skipped.element) continue;
    elements += skipped.closing ? 0 : 1;
    depth += skipped.closing ? -1 : skipped.empty ? 0 : 1;
    if (elements > LIMITS.elements) return tooMuch(elements, LIMITS.elements, '个元素', 'elements');
    if (depth > LIMITS.depth) return tooMuch(depth, LIMITS.depth, '层嵌套', 'levels of nesting');
    if (skipped.attributes > LIMITS.attributes)
      return tooMuch(skipped.attributes, LIMITS.attributes, '个属性', 'attributes of one element');
  }
  return null;
}

interface Skipped {
  /** The last character of the tag, comment, section or instruction. */
  readonly to: number;
  readonly element: boolean;
  readonly closing: boolean;
  readonly empty: boolean;
  readonly attributes: number;
}

const NO_ELEMENT = { element: false, closing: false, empty: false, attributes: 0 };

/** What begins with the bracket at a position; null for a document type, which could define entities. */
function skip(xml: string, at: number): Skipped | null {
  if (xml.startsWith('<!--', at)) return { ...NO_ELEMENT, to: endOf(xml, '-->', at + 4) };
  if (xml.startsWith('<![CDATA[', at)) return { ...NO_ELEMENT, to: endOf(xml, ']]>', at + 9) };
  if (xml.startsWith('<?', at)) return { ...NO_ELEMENT, to: endOf(xml, '?>', at + 2) };
  if (xml.startsWith('<!', at)) return null;
  return tag(xml, at);
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? xml.length : end + mark.length - 1;
}

/** A tag up to its bracket; brackets inside quotes do not count. */
function tag(xml: string, at: number): Skipped {
  let quote = '';
  let attributes = 0;
  let to = at + 1;
  for (; to < xml.length; to++) {
    const character = xml[to]!;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") [quote, attributes] = [character, attributes + 1];
    else if (character === '>' || character === '<') break;
  }
  if (xml[to] === '<') to--;
  return { to, element: true, closing: xml[at + 1] === '/', empty: xml[to - 1] === '/', attributes };
}

function tooMuch(found: number, limit: number, zh: string, en: string): Excess {
  return { found: { zh: `至少 ${found} ${zh}，超过上限 ${limit}`, en: `at least ${found} ${en}, more than ${limit}` } };
}

const DOCTYPE: Excess = { found: { zh: '文档类型声明（<!DOCTYPE>）', en: 'a document type (<!DOCTYPE>)' } };
