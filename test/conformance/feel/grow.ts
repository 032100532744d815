import type { Random } from './random.js';
import { TEXTS, type Type, TYPES } from './values.js';

/** Shapes with holes: `N` a number, `S` a string, `B` a condition, `L` a list, `C` a context, `X` anything. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  N: [
    ...[
      'N + N',
      'N - N',
      'N * N',
      '(N / N)',
      '-N',
      '(N + N) * N',
      'if B then N else N',
      'L[N]',
      'C.a',
      'count(L)',
      'sum(L)',
    ],
    ...[
      'max(L)',
      'abs(N)',
      'floor(N)',
      'string length(S)',
      'modulo(N, 3)',
      'N ** 2',
      'people[1].age',
      'get or else(N, 0)',
    ],
  ],
  S: [
    ...['S + S', 'string(N)', 'upper case(S)', 'substring(S, 2)', 'if B then S else S', 'C.type', 'string join(L, S)'],
    ...['string(X)', 'substring before(S, S)', 'replace(S, "o", "0")', 'people[age > N][1].name', 'party.address.city'],
  ],
  B: [
    ...['N > N', 'N = N', 'S = S', 'B and B', 'B or B', 'not(B)', 'N in [1..5]', 'N in (1, 2, N)', 'N between N and N'],
    ...[
      'some x in L satisfies x > N',
      'every x in L satisfies x = N',
      'contains(S, S)',
      'X = null',
      'X != X',
      '(B) = true',
    ],
    ...[
      'list contains(L, N)',
      'is defined(X)',
      'S in ("a", "b")',
      'N in (> 1)',
      'N in (< 1, > 3)',
      'X instance of number',
    ],
  ],
  L: [
    ...[
      '[N, N]',
      '[S]',
      '[X, X]',
      'for x in L return x',
      'for x in [N, N], y in L return y',
      'L[item > N]',
      'L[B]',
      'people.name',
    ],
    ...[
      'for i in 1..3 return i * N',
      'append(L, X)',
      'concatenate(L, L)',
      'reverse(L)',
      'distinct values(L)',
      'sublist(L, 1)',
    ],
    ...[
      'people[age > N]',
      'for x in L return if x > N then x else N',
      'flatten([L, L])',
      'for i in 3..1 return partial',
      'union(L, L)',
    ],
    ...[
      'sort(L, function(x, y) x < y)',
      'get entries(C)',
      'split(S, "o")',
      'index of(L, N)',
      'L[item = X]',
      'people[roles != null]',
    ],
  ],
  C: [
    '{a: N}',
    '{a: N, b: a}',
    '{a: S, type: S}',
    'put(C, "a", X)',
    'context merge(C, C)',
    '{x: C, a: x.a}',
    'people[1]',
    'if B then C else C',
  ],
};

const LEAVES: Readonly<Record<string, readonly Type[]>> = {
  N: ['number'],
  S: ['string'],
  B: ['boolean'],
  L: ['list'],
  C: ['context'],
  X: TYPES.filter((type) => type !== 'function'),
};

/** An expression grown from a random shape, so many levels deep at most. */
export function grown(random: Random, depth: number, hole = random.pick(['N', 'S', 'B', 'L', 'C'])): string {
  if (depth === 0 || random.chance(0.1)) return random.pick<string>(TEXTS[random.pick(LEAVES[hole]!)]);
  const shapes = SHAPES[hole] ?? SHAPES[random.pick(['N', 'S', 'B', 'L', 'C'])]!;
  return random.pick(shapes).replace(/\b[NSBLCX]\b/g, (inner) => bracketed(grown(random, depth - 1, inner)));
}

/** Anything with a keyword or operator stands in parentheses inside something else. */
function bracketed(text: string): string {
  return /^(["\w@.]+|\[.*\]|\{.*\}|[a-z ]+\(.*\))$/s.test(text) &&
    !/^(if|for|some|every|not|-)\b/.test(text) &&
    !/ (and|or|in) /.test(text)
    ? text
    : `(${text})`;
}
