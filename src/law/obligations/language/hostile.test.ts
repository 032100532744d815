import { describe, expect, it } from '@jest/globals';
import { fileWith } from '../testing/read-set.js';
import { readObligations } from './index.js';

const times = (count: number, text: (index: number) => string, joint = ', '): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(joint);

/** Ten lists, each nine times the one before. */
const bomb = `a: &a [${times(9, () => 'x')}]\n${times(9, (level) => `${'bcdefghij'[level]}: &${'bcdefghij'[level]} [${times(9, () => `*${'abcdefghij'[level]}`)}]`, '\n')}`;
const longList = `precedence: { before: close, requires: &many [${times(2_000, () => 'review')}] }`;
const uses = Array<string>(90).fill('precedence: { before: close, requires: *many }');

describe('a hostile file', () => {
  it.each([
    ['longer than any file of the law', '#'.repeat(250_001), 'at most 250000 characters'],
    ['brackets without end', '['.repeat(200_000), 'less deeply nested'],
    ['maps without end', '{a: '.repeat(60_000), 'less deeply nested'],
    ['lists without end', '- '.repeat(100_000), 'less deeply nested'],
    ['keys without end', 'a: '.repeat(80_000), 'less deeply nested'],
    ['indentation without end', times(500, (depth) => `${' '.repeat(depth)}a:`, '\n'), 'less deeply nested'],
    [
      'the deepest that is read',
      `${times(100, (depth) => `${' '.repeat(depth)}a:`, '\n')} ${'['.repeat(50)}`,
      'well-formed YAML',
    ],
    ['an alias bomb', `${bomb}\n${fileWith('precedence: { before: close, requires: *j }').trimStart()}`, 'expected'],
    ['a circle of aliases', fileWith('precedence: { before: close, requires: &r [*r] }'), 'expected a text'],
    [
      'very many aliases',
      fileWith(`precedence: { before: close, requires: [&r review, ${times(10_000, () => '*r')}] }`),
      'at most 100 aliases',
    ],
    ['very many values through few aliases', fileWith(longList, ...uses), 'at most 50000 values'],
    ['very many keys', times(20_000, (index) => `k${index}: 1`, '\n'), "found 'k0'"],
    ['very many lines', times(60_000, () => 'x', '\n'), 'at most 50000 lines, commas and quotes'],
    [
      'very many wrong values',
      fileWith(`precedence: { before: close, requires: [${times(40_000, () => '1')}] }`),
      'expected a text',
    ],
    ['inherited names', 'procedure: a\nconstructor: 1\n__proto__: { steps: 1 }\ntoString: 2', "found '__proto__'"],
    [
      'a guard that never closes',
      fileWith(`guard: "${'('.repeat(19_000)}"\nabsence: { of: draft }`),
      'a FEEL expression',
    ],
  ])('should be refused in good time: %s', (_, text, expected) => {
    const began = performance.now();
    const result = readObligations(text, 'hostile.yml');
    expect(performance.now() - began).toBeLessThan(10_000);
    if (result.ok) throw new Error('expected errors, found none');
    expect(result.errors.length).toBeLessThanOrEqual(100);
    expect(result.errors.map(({ message }) => message.en).join('\n')).toContain(expected);
  });
});
