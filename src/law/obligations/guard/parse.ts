/** Comparisons a guard makes of one attribute; `values` are more than one only for `in`. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
export type Literal = string | number | boolean | null;

/** A guard as far as it is made of comparisons of attributes with constants. */
export type GuardTree =
  | { readonly kind: 'test'; readonly attribute: string; readonly is: Comparison; readonly values: readonly Literal[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly GuardTree[] }
  | { readonly kind: 'not'; readonly part: GuardTree };

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[=<>()[\],-]))/y;
const DEPTH_MAX = 50;

/**
 * The guard as a tree; null when it is more than comparisons joined by `and`, `or` and `not(…)`. For words and checks
 * only: what a guard is worth is asked of FEEL itself.
 */
export function parseGuard(source: string): GuardTree | null {
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  const reading = new Reading(tokens);
  const tree = reading.either(0);
  return reading.atEnd ? tree : null;
}

/** Every comparison in it. */
export function testsOf(tree: GuardTree): readonly Extract<GuardTree, { kind: 'test' }>[] {
  if (tree.kind === 'test') return [tree];
  return tree.kind === 'not' ? testsOf(tree.part) : tree.parts.flatMap(testsOf);
}

function tokensOf(source: string): readonly string[] | null {
  const tokens: string[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    tokens.push(match[0].trim());
  }
  return tokens;
}

/** Recursive descent; each method answers null for what it does not know, and then nothing that follows matters. */
class Reading {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  either(depth: number): GuardTree | null {
    return this.joined('or', () => this.joined('and', () => this.part(depth)));
  }

  private joined(kind: 'and' | 'or', part: () => GuardTree | null): GuardTree | null {
    const first = part();
    if (first === null || this.peek() !== kind) return first;
    const parts = [first];
    while (this.take(kind)) {
      const next = part();
      if (next === null) return null;
      parts.push(next);
    }
    return { kind, parts };
  }

  private part(depth: number): GuardTree | null {
    if (depth > DEPTH_MAX) return null;
    const negated = this.take('not');
    if (!negated && this.peek() !== '(') return this.test();
    if (!this.take('(')) return null;
    const inner = this.either(depth + 1);
    if (inner === null || !this.take(')')) return null;
    return negated ? { kind: 'not', part: inner } : inner;
  }

  private test(): GuardTree | null {
    const attribute = this.next();
    if (attribute === undefined || !/^[A-Za-z_]/.test(attribute) || CONSTANTS.has(attribute)) return null;
    const is = this.peek();
    if (is === 'in') return this.membership(attribute);
    if (is === undefined || !isComparison(is)) return { kind: 'test', attribute, is: '=', values: [true] };
    this.at += 1;
    const value = this.literal();
    return value === undefined ? null : { kind: 'test', attribute, is, values: [value] };
  }

  private membership(attribute: string): GuardTree | null {
    this.at += 1;
    const close = this.take('(') ? ')' : this.take('[') ? ']' : null;
    if (close === null) return null;
    const values: Literal[] = [];
    do {
      const value = this.literal();
      if (value === undefined) return null;
      values.push(value);
    } while (this.take(','));
    return this.take(close) ? { kind: 'test', attribute, is: 'in', values } : null;
  }

  private literal(): Literal | undefined {
    const sign = this.take('-') ? -1 : 1;
    const token = this.next();
    if (token === undefined) return undefined;
    if (/^\d/.test(token)) return sign * Number(token);
    if (sign < 0) return undefined;
    return token.startsWith('"') ? unescaped(token) : CONSTANTS.get(token);
  }

  private peek(): string | undefined {
    return this.tokens[this.at];
  }

  private next(): string | undefined {
    this.at += 1;
    return this.tokens[this.at - 1];
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }
}

const CONSTANTS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function isComparison(token: string): token is Comparison {
  return ['=', '!=', '<', '<=', '>', '>='].includes(token);
}

/** The text of a FEEL string without its quotes; escapes other than of quote and backslash stay as written. */
function unescaped(token: string): string {
  return token.slice(1, -1).replace(/\\(["\\])/g, '$1');
}
