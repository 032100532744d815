import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { acceptedDifferences, apply, wholly } from './accepted.js';

const accepted = acceptedDifferences(import.meta.dirname);

describe('differences that stay', () => {
  it.each(accepted.map((one) => [one.id, one] as const))('%s is in the coverage page with its reason', (_, one) => {
    const page = readFileSync(`${import.meta.dirname}/../../docs/bpmn-coverage.md`, 'utf8');
    expect(page.replace(/\s+/g, ' ')).toContain(`**${one.id}**: ${one.reason}`);
  });

  it('have ids of their own, and say where they apply', () => {
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(accepted.length);
    expect(accepted.filter(({ line, scenario }) => line === undefined && scenario === undefined)).toEqual([]);
  });

  it('make lines alike, or leave them out, in their scenarios only', () => {
    const rules = [
      { id: 'a', reason: '', line: 'port \\d+', becomes: 'port' },
      { id: 'b', reason: '', line: 'noise', becomes: null, scenario: 'loud' },
    ];
    expect(apply(rules, 'a loud one', ['port 7', 'noise', 'x'])).toEqual(['port', 'x']);
    expect(apply(rules, 'a quiet one', ['port 7', 'noise'])).toEqual(['port', 'noise']);
  });

  it('may be a whole scenario', () => {
    const rules = [{ id: 'a', reason: 'because', scenario: 'loop' }];
    expect(wholly(rules, 'a standard loop')?.reason).toBe('because');
    expect(wholly(rules, 'a task')).toBeNull();
  });
});
