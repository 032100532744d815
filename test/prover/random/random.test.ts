import { describe, expect, it } from '@jest/globals';
import { runRandom } from './run-random.js';

describe('prover and oracle on random diagrams', () => {
  it('No violation is called proved, nothing lawful is called refuted, and little is left open', async () => {
    // when
    const tally = await runRandom(1, 150, null);
    // then
    expect(tally.wrong).toEqual([]);
    expect(tally.count('refuted/unlawful')).toBeGreaterThan(25);
    expect(tally.count('proved/lawful')).toBeGreaterThan(150);
    expect(tally.notProved).toBeLessThan(5);
  });
});
