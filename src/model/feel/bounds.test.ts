import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../protocol/index.js';
import { compileFeel } from './index.js';

const VARIABLES: Readonly<Record<string, Json>> = {
  big: Array.from({ length: 100_000 }, (_, index) => index),
  text: 'a'.repeat(1_000_000),
  trap: `${'a'.repeat(30)}!`,
};
const DOUBLED_LIST = 'for i in 1..40 return if i = 1 then [1] else [partial[-1], partial[-1]]';
const DOUBLED_TEXT = 'for i in 1..40 return if i = 1 then "ab" else partial[-1] + partial[-1]';

describe('an expression that would go on for ever, or grow without end, fails and says why', () => {
  it.each([
    ['for i in 1..10000000 return i', 'iterations'],
    ['for i in 1..1000, j in 1..1000 return i', 'iterations'],
    ['some x in 1..1000, y in 1..1000 satisfies x + y < 0', 'iterations'],
    ['for i in 1..100000 return sum(big)', 'iterations'],
    ['for i in 1..100000 return big = big', 'iterations'],
    ['for i in 1..5000 return partial', 'iterations'],
    ['distinct values(big)', 'iterations'],
    ['flatten((for i in 1..40 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1])', 'iterations'],
    ['for i in 1..40 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])', 'iterations'],
    [DOUBLED_LIST, 'a result of at most'],
    [DOUBLED_TEXT, 'text of at most'],
    [`string((${DOUBLED_LIST})[-1])`, 'text of at most'],
    ['replace(text, "a", "aaaaaaaaaaaaaaaa")', 'text of at most'],
    ['{f: function(f, n) f(f, n + 1), r: f(f, 1)}.r', 'recursion'],
    ['matches(trap, "(a+)+$")', 'few steps'],
    ['replace(trap, "(a|aa)+$", "")', 'few steps'],
    ['split(trap, "(a*)*b")', 'few steps'],
    ['matches(text, "a*a*a*a*b")', 'few steps'],
    ['matches(trap, "(?=(a+)+$)x")', 'nested repetitions'],
    ['decimal(10 ** 999999999, 0)', 'digits'],
    ['decimal(1/3, 1000000000)', 'decimal places'],
    ['modulo(10 ** 999999999, 3)', 'digits'],
    ['@"2026-01-01" + @"P1D" * 99999999999999', 'year 999999999'],
  ])('%s', (source, why) => {
    const compiled = compileFeel(source);
    const result = compiled.ok && compiled.expression.evaluate({ nowMs: 0, get: (name) => VARIABLES[name] });
    expect(result).toEqual({ ok: false, message: expect.stringContaining(why) });
  });
});
