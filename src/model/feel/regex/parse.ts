/** A pattern as a tree. Positions count UTF-16 units, as in JavaScript without the `u` flag. */
export type Node =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly inner: Node }
  | {
      readonly kind: 'repeat';
      readonly inner: Node;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'assert'; readonly holds: (text: string, at: number) => boolean };

export interface Pattern {
  readonly root: Node;
  readonly groups: number;
}

const QUANTIFIER = /^(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})(\??)/;
const ESCAPE = /^\\(?:[dDwWsSbB]|[nrtfv0]|[^\w\s])/;

/**
 * The tree of a pattern whose repetitions are nested, for matching with a limit of steps; null for what it leaves to
 * JavaScript: look-around, references back, and classes by property.
 */
export function parsePattern(source: string, flags: string): Pattern | null {
  const parser = new Parser(source, flags);
  const root = parser.choice();
  return root !== null && parser.done ? { root, groups: parser.groups } : null;
}

class Parser {
  groups = 0;
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  get done(): boolean {
    return this.at === this.source.length;
  }

  choice(): Node | null {
    const options: Node[] = [];
    do {
      const option = this.sequence();
      if (option === null) return null;
      options.push(option);
    } while (this.take('|'));
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private sequence(): Node | null {
    const parts: Node[] = [];
    while (!this.done && !'|)'.includes(this.source[this.at]!)) {
      const atom = this.atom();
      const part = atom && this.quantified(atom);
      if (part === null) return null;
      parts.push(part);
    }
    return { kind: 'sequence', parts };
  }

  private quantified(inner: Node): Node | null {
    const match = QUANTIFIER.exec(this.source.slice(this.at));
    if (!match) return inner;
    if (inner.kind === 'assert') return null;
    this.at += match[0].length;
    const lazy = match[4] === '?';
    if (match[1] === undefined)
      return { kind: 'repeat', inner, lazy, min: match[0][0] === '+' ? 1 : 0, max: match[0][0] === '?' ? 1 : Infinity };
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : Number(match[3] ?? Infinity);
    return { kind: 'repeat', inner, lazy, min, max };
  }

  private atom(): Node | null {
    const character = this.source[this.at]!;
    if (character === '(') return this.group();
    if (character === '[') return this.characterClass();
    if (character === '\\') return this.escape();
    if ('*+?{}])'.includes(character)) return null;
    this.at++;
    if (character === '.') return one((found) => this.flags.includes('s') || !/[\n\r\u2028\u2029]/.test(found));
    if (character === '^' || character === '$') return this.edge(character === '^');
    return one(this.literal(character));
  }

  private group(): Node | null {
    const capturing = !this.source.startsWith('(?', this.at);
    if (!capturing && !this.source.startsWith('(?:', this.at)) return null;
    this.at += capturing ? 1 : 3;
    const index = capturing ? ++this.groups : 0;
    const inner = this.choice();
    if (inner === null || !this.take(')')) return null;
    return capturing ? { kind: 'group', index, inner } : inner;
  }

  /** A class is left to JavaScript, one character at a time. */
  private characterClass(): Node | null {
    const match = /^\[(?:\\[^pPkuxcB\d]|[^\]\\])*\]/.exec(this.source.slice(this.at));
    if (!match) return null;
    this.at += match[0].length;
    return this.tester(match[0]);
  }

  private escape(): Node | null {
    const match = ESCAPE.exec(this.source.slice(this.at));
    if (!match) return null;
    this.at += match[0].length;
    if (match[0] === '\\b' || match[0] === '\\B') return boundary(match[0] === '\\b');
    return this.tester(match[0]);
  }

  private tester(source: string): Node | null {
    try {
      const pattern = new RegExp(`^${source}$`, this.flags.includes('i') ? 'is' : 's');
      return one((found) => pattern.test(found));
    } catch {
      return null;
    }
  }

  private literal(character: string): (found: string) => boolean {
    if (!this.flags.includes('i')) return (found) => found === character;
    const upper = character.toUpperCase();
    return (found) => found === character || found.toUpperCase() === upper;
  }

  private edge(start: boolean): Node {
    const lines = this.flags.includes('m');
    const isEdge = (text: string, at: number): boolean => (start ? at === 0 : at === text.length);
    const isBreak = (text: string, at: number): boolean => /[\n\r\u2028\u2029]/.test(text.charAt(start ? at - 1 : at));
    return { kind: 'assert', holds: (text, at) => isEdge(text, at) || (lines && isBreak(text, at)) };
  }

  private take(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }
}

function one(matches: (character: string) => boolean): Node {
  return { kind: 'one', matches };
}

function boundary(wanted: boolean): Node {
  const word = (text: string, at: number): boolean => /\w/.test(text.charAt(at));
  return { kind: 'assert', holds: (text, at) => (word(text, at - 1) !== word(text, at)) === wanted };
}
