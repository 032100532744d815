import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SortedKeys } from './sorted-keys.js';

describe('sorted keys', () => {
  it('should find what a sorted array finds, over many chunks', () => {
    const numbers = fc.uniqueArray(fc.nat(4_000), { minLength: 600, maxLength: 1_500 });
    fc.assert(
      fc.property(numbers, fc.nat(4_000), fc.boolean(), (drawn, from, exclusive) => {
        // given
        const keys = new SortedKeys();
        const texts = drawn.map((n) => String(n).padStart(4, '0'));
        for (const text of texts) keys.add(text);
        // when
        const removed = new Set(texts.filter((_, i) => i % 3 === 0));
        for (const text of removed) keys.remove(text);
        // then
        const left = texts.filter((text) => !removed.has(text)).sort();
        const start = String(from).padStart(4, '0');
        expect(keys.first(start, exclusive)).toBe(left.find((text) => (exclusive ? text > start : text >= start)));
        const walked: string[] = [];
        for (let key = keys.first('', false); key !== undefined; key = keys.first(key, true)) walked.push(key);
        expect(walked).toEqual(left);
      }),
      { numRuns: 30 },
    );
  });
});
