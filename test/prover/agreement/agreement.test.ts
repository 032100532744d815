import { describe, expect, it } from '@jest/globals';
import { runWalks } from './run-walks.js';

describe('random walks of the engine core', () => {
  it('The oracle can do whatever the core does, and no walk breaks what is proved', async () => {
    // when
    const { strange, broken, acts } = await runWalks(1, 120, { oracle: true });
    // then
    expect(strange).toEqual([]);
    expect(broken).toEqual([]);
    expect(acts).toBeGreaterThan(350);
  });
});
