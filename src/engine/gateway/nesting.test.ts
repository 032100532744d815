import { describe, expect, it } from '@jest/globals';
import { isNestedTooDeep, NESTING_MAX } from './nesting.js';

const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('nesting of JSON', () => {
  it('should be allowed up to the limit, in lists and objects', () => {
    expect(isNestedTooDeep(`{"a": ${lists(NESTING_MAX - 1)}}`)).toBe(false);
    expect(isNestedTooDeep(`{"a": ${lists(NESTING_MAX)}}`)).toBe(true);
    expect(isNestedTooDeep(`${'{"a":'.repeat(NESTING_MAX + 1)}1${'}'.repeat(NESTING_MAX + 1)}`)).toBe(true);
  });

  it('should count depth, not brackets, and none inside texts', () => {
    expect(isNestedTooDeep(`[${Array.from({ length: 5_000 }, () => '[]').join(',')}]`)).toBe(false);
    expect(isNestedTooDeep(JSON.stringify({ text: `\\"${'['.repeat(5_000)}` }))).toBe(false);
    expect(isNestedTooDeep(`"${'['.repeat(5_000)}`)).toBe(false);
  });
});
