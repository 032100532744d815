import { isAlias, isMap, isScalar, isSeq, LineCounter, type Document, type ParsedNode, parseDocument } from 'yaml';
import type { LocalText } from '../../../model/finding.js';
import { beyondBounds } from './bounds.js';
import { Names } from './names.js';
import { syntaxText } from './syntax.js';

/** What is wrong in an obligations file, and where; line and column count from 1. */
export interface ObligationsError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: LocalText;
}

const ALIASES_MAX = 100;
const VALUES_MAX = 50_000;
const ERRORS_MAX = 100;

/** A place in the file: the value there (null: nothing is written) and the way to it, such as `steps.draft.title`. */
export interface Place {
  readonly node: ParsedNode | null;
  readonly path: string;
  /** Where to point when nothing is written. */
  readonly offset: number;
}

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Place;
}

/** The file taken apart, with every error found in it so far. Hostile files end in an error, never in long work. */
export class Source {
  readonly errors: ObligationsError[] = [];
  /** What the file declares, filled while it is read. */
  readonly names = new Names();
  private readonly checks: (() => void)[] = [];
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed | null;
  private aliasesLeft = ALIASES_MAX;
  private valuesLeft = VALUES_MAX;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.document = this.parse(text);
    const problems = this.document === null ? [] : [...this.document.errors, ...this.document.warnings];
    for (const { pos, code, message } of problems) this.report(pos[0], syntaxText(code, message));
  }

  get root(): Place {
    const node = this.document?.contents ?? null;
    return this.followed(node, '', node?.range[0] ?? 0);
  }

  /** Runs the check when the whole file is read, so that names may be used above their declaration. */
  later(check: () => void): void {
    this.checks.push(check);
  }

  /** Runs the checks; every error of the file in the order of its lines. */
  finish(): readonly ObligationsError[] {
    for (const check of this.checks) check();
    return this.errors.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Records that something else was expected at the place. */
  fail(place: Place, expected: LocalText, found: LocalText = foundAt(place)): undefined {
    const at = place.path === '' ? this.file : place.path;
    return this.report(place.node?.range[0] ?? place.offset, {
      zh: `${at}：应为${expected.zh}，实为${found.zh}`,
      en: `${at}: expected ${expected.en}, found ${found.en}`,
    });
  }

  /** The entries of a map, each key once, in the order of the file; null when there is no map. */
  entries(place: Place): readonly Entry[] | null {
    if (!isMap(place.node)) return null;
    const seen = new Set<string>();
    return place.node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const keyNode = key as ParsedNode;
      const keyPlace = { node: keyNode, path: place.path, offset: keyNode.range[0] };
      const path = place.path === '' ? name : `${place.path}.${name}`;
      if (!this.spend(keyPlace)) return [];
      if (seen.has(name)) {
        this.fail({ ...keyPlace, path }, { zh: '只出现一次的键', en: 'a key that occurs once' }, quoted(name));
        return [];
      }
      seen.add(name);
      return [{ key: name, keyPlace, value: this.followed(value as ParsedNode | null, path, keyNode.range[0]) }];
    });
  }

  /** The keys of a map as they stand, for a look ahead. */
  keysOf({ node }: Place): readonly string[] {
    return isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
  }

  /** The items of a list; null when there is no list. */
  items(place: Place): readonly Place[] | null {
    if (!isSeq(place.node)) return null;
    return place.node.items.flatMap((item, index) => {
      const node = item as ParsedNode;
      const at = this.followed(node, `${place.path}[${index + 1}]`, place.offset);
      return this.spend(at) ? [at] : [];
    });
  }

  private parse(text: string): Document.Parsed | null {
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) this.lines.addNewLine(at);
    const beyond = beyondBounds(text);
    // Keys are compared in `entries`: the parser compares each with each.
    const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: 'error' } as const;
    return beyond === null ? parseDocument(text, options) : (this.report(beyond.offset, beyond.message) ?? null);
  }

  /** The value an alias stands for. The shapes of the language are not recursive, so that a circle ends by itself. */
  private followed(node: ParsedNode | null, path: string, offset: number): Place {
    if (!isAlias(node) || this.document === null) return { node: node ?? null, path, offset };
    this.aliasesLeft -= 1;
    if (this.aliasesLeft >= 0) {
      const target = node.resolve(this.document) as ParsedNode | undefined;
      const anchor = { zh: '前面的锚点', en: 'an anchor above' };
      if (target === undefined) this.fail({ node, path, offset }, anchor, quoted(`*${node.source}`));
      return { node: target ?? null, path, offset };
    }
    if (this.aliasesLeft === -1) {
      const most = { zh: `不超过${ALIASES_MAX}个别名`, en: `at most ${ALIASES_MAX} aliases` };
      this.fail({ node, path, offset }, most, { zh: '更多', en: 'more' });
    }
    return { node: null, path, offset };
  }

  private spend(place: Place): boolean {
    this.valuesLeft -= 1;
    if (this.valuesLeft === -1) {
      const most = { zh: `不超过${VALUES_MAX}个值`, en: `at most ${VALUES_MAX} values` };
      this.fail({ ...place, path: '' }, most, { zh: '更多', en: 'more' });
    }
    return this.valuesLeft >= 0;
  }

  private report(offset: number, message: LocalText): undefined {
    if (this.errors.length >= ERRORS_MAX) return;
    const { line, col } = this.lines.linePos(Math.max(0, offset));
    this.errors.push({ file: this.file, line: Math.max(1, line), column: Math.max(1, col), message });
  }
}

export function quoted(text: string): LocalText {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { zh: `“${short}”`, en: `'${short}'` };
}

function foundAt({ node }: Place): LocalText {
  if (isMap(node)) return { zh: '映射', en: 'a map' };
  if (isSeq(node)) return { zh: '列表', en: 'a list' };
  if (!isScalar(node) || node.value === null || node.value === '') return { zh: '空', en: 'nothing' };
  const value = quoted(String(node.value));
  const type = typeof node.value;
  if (type === 'number') return { zh: `数字${value.zh}`, en: `the number ${value.en}` };
  return type === 'boolean' ? { zh: `布尔值${value.zh}`, en: `the boolean ${value.en}` } : value;
}
