import type { LocalText } from '../../../model/finding.js';

/** A file of the law has some tens of thousands of characters. */
const CHARACTERS_MAX = 250_000;
/** Lines, commas, quotes, anchors, aliases and tags together: what the parser's work and its number of errors grow with. */
const PUNCTUATION_MAX = 50_000;
/** Brackets inside brackets. */
const BRACKETS_MAX = 50;
/** Columns of indentation and list marks before the text of a line. */
const INDENTATION_MAX = 100;
/** Marks of lists and keys in one line outside brackets. */
const MARKS_MAX = 50;

const PUNCTUATION = /[\n,"'!&*]/g;
const INDENTATION = /^(?:[-?:]?[ \t]+)*/;
const BRACKET_OR_MARK = /[[\]{}]|[-?:](?=\s|$)/g;

/** Why a text is not even given to the parser, and where; null: it is. Reads no YAML: what is in quotes counts, too. */
export function beyondBounds(text: string): { readonly offset: number; readonly message: LocalText } | null {
  const { length } = text;
  if (length > CHARACTERS_MAX) return { offset: 0, message: atMost(CHARACTERS_MAX, '个字符', 'characters', length) };
  const punctuation = text.match(PUNCTUATION)?.length ?? 0;
  if (punctuation > PUNCTUATION_MAX) {
    return { offset: 0, message: atMost(PUNCTUATION_MAX, '行、逗号和引号', 'lines, commas and quotes', punctuation) };
  }
  const offset = tooDeepAt(text);
  const deep = { zh: '应为层次有限的 YAML，实为嵌套过深', en: 'expected YAML less deeply nested' };
  return offset === null ? null : { offset, message: deep };
}

/** Where the text may be nested too deeply. The parser is recursive, and V8 cannot recover where the stack ends inside a regular expression. */
function tooDeepAt(text: string): number | null {
  let brackets = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    if ((INDENTATION.exec(line)?.[0].length ?? 0) > INDENTATION_MAX) return offset;
    let marks = 0;
    for (const { 0: found, index } of line.matchAll(BRACKET_OR_MARK)) {
      if (found === '[' || found === '{') brackets += 1;
      else if (found === ']' || found === '}') brackets = Math.max(0, brackets - 1);
      else if (brackets === 0) marks += 1;
      if (brackets > BRACKETS_MAX || marks > MARKS_MAX) return offset + index;
    }
    offset += line.length + 1;
  }
  return null;
}

function atMost(most: number, zh: string, en: string, found: number): LocalText {
  return { zh: `应为不超过${most}${zh}，实为${found}`, en: `expected at most ${most} ${en}, found ${found}` };
}
