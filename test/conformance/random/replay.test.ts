import { describe, expect, it } from '@jest/globals';
import { batchCase, chooseRounds } from './batch.js';
import { RestartingEngine } from './restarting-engine.js';
import { Seeded } from './seeded.js';

/** In two batches; all of one share an engine. */
const PROCESSES = 40;
const BATCH = 20;

describe('random processes with random clients', () => {
  it('The log replayed on an empty store gives the live state after each round, and the engine restarts in between', async () => {
    const seed = Number(process.env['FADU_TEST_SEED'] ?? Date.now() % 1_000_000);
    console.info(`random processes: FADU_TEST_SEED=${seed}`);
    for (let first = seed; first < seed + PROCESSES; first += BATCH) {
      const engine = new RestartingEngine();
      const all = Array.from({ length: BATCH }, (_, i) => batchCase(first + i, i));
      const { rounds, performances } = await chooseRounds(engine, all, new Seeded(first), () => engine.restart());
      expect(rounds.length).toBeGreaterThan(1);
      expect(performances).toHaveLength(BATCH);
      expect(engine.records).toBeGreaterThan(BATCH * 10);
    }
  }, 240_000);
});
