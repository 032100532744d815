import { describe, expect, it } from '@jest/globals';
import { clockText, explainHours, limits } from './index.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('periods in hours', () => {
  it('rule 6: run through nights and holidays, extensions included, and add up', () => {
    const { dueMs, steps } = explainHours(at('2025-12-31T10:00'), '24H', ['12H'], limits['T-PEN-27']);
    expect(clockText(dueMs)).toBe('2026-01-01T22:00');
    expect(steps.reduce((sum, { hours }) => sum + hours, 0)).toBe(36);
    expect(steps.map(({ kind }) => kind)).toEqual(['limit', 'start', 'counted', 'extension', 'end']);
    expect(steps[0]?.text.en).toContain('T310 5');
  });

  it('the time is that of China, with seconds where there are any', () => {
    expect(clockText(Date.parse('2025-12-31T16:00:07Z'))).toBe('2026-01-01T00:00:07');
  });

  it('days are no hours', () =>
    expect(() => explainHours(0, '24H', ['1CD'])).toThrow(/expected a period in hours, found 1CD/));
});
