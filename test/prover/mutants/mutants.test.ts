import { describe, expect, it } from '@jest/globals';
import { OPERATORS } from './operators.js';
import { runRepairs } from './repairs.js';
import { runMutants } from './run-mutants.js';

describe('procedures after an edit', () => {
  it('No unlawful mutant is proved, no lawful one refuted', async () => {
    // when
    const tally = await runMutants(1, 1, null, false, 4);
    // then
    expect(Object.keys(OPERATORS).length).toBeGreaterThanOrEqual(20);
    expect(tally.wrong).toEqual([]);
    expect(tally.count('refuted/unlawful')).toBeGreaterThan(40);
    expect(tally.count('proved/lawful')).toBeGreaterThan(60);
  });

  it('A repair that is offered repairs', async () => {
    // when
    const { repairs, settled, bad } = await runRepairs(1, 1, 7);
    // then
    expect(bad).toEqual([]);
    expect(repairs).toBeGreaterThan(3);
    expect(settled).toBeGreaterThan(2);
  }, 240_000);
});
