import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matcher } from './match.js';
import { parsePattern } from './parse.js';

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '\\b', '^', '$', 'c');
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{1,}', '*?', '+?', '??');
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc.array(tie('part'), { minLength: 1, maxLength: 2 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 1 },
    fc.tuple(atom, quantifier).map(([one, times]) => (/[\^$]|\\b/.test(one) ? one : `${one}${times}`)),
    fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(${inner})${times}`),
    fc.tuple(tie('pattern'), tie('pattern'), quantifier).map(([x, y, times]) => `(?:${x}|${y})${times}`),
  ),
}));

describe('the counting matcher', () => {
  it('finds what JavaScript finds', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' '), maxLength: 5 }),
        (source, text) => {
          const parsed = parsePattern(source, '');
          if (parsed === null) return;
          const hit = new RegExp(source).exec(text);
          const found = new Matcher(parsed, text).search(0);
          expect([source, found?.index, found?.groups[0]]).toEqual([source, hit?.index, hit?.[0]]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(.*)*x', '([a-z]+)*[0-9]', '(a|a)*b'])(
    'gives up on %s in time',
    (source) => {
      const parsed = parsePattern(source, '')!;
      expect(() => new Matcher(parsed, `${'a'.repeat(40)}!`).search(0)).toThrow('few steps');
    },
  );
});
