import { describe, expect, it } from '@jest/globals';
import { campaign, describe as inWords } from './campaign.js';

describe('kill -9 of the engine under load', () => {
  it('should lose nothing acknowledged, count nothing twice and keep state and log in step, at 20 random moments', async () => {
    const seed = Number(process.env['FADU_TEST_SEED'] ?? Date.now() % 1_000_000);
    console.info(`kill campaign: FADU_TEST_SEED=${seed}`);
    const figures = await campaign({ kills: 20, seed });
    console.info(inWords(figures));
    expect(figures.kills).toBe(20);
    expect(figures.acknowledged).toBeGreaterThan(100);
  }, 300_000);
});
