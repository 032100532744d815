import { describe, expect, it } from '@jest/globals';
import { ask } from '../oracle/oracle.js';
import { compare } from './compare.js';
import { STATES_MAX } from './run-random.js';
import { randomCase } from './random-case.js';

/** What random diagrams have found, by the seed that did. */
const FOUND: readonly (readonly [seed: number, bug: string])[] = [
  [120, 'a timer whose clock variable is null was set all the same, so a standstill was not told'],
  [186, 'a timer whose clock variable is null fired and led to the decision'],
  [213, 'a timer before its notice fired behind an event-based gateway'],
  [1034, 'branches behind a compensation throw event counted as reachable'],
  [1079, 'values were forgotten at a compensation handler'],
  [4205, 'reading a diagram overflowed the stack'],
  [100_249, 'reading a loop overflowed the stack'],
];

describe('bugs that random diagrams have found', () => {
  it.each(FOUND)('Seed %i: %s', async (seed) => {
    // given
    const { subject } = await randomCase(seed);
    // when
    const { found } = compare(subject, undefined, ask(subject, STATES_MAX));
    // then
    expect(found).toEqual([]);
  });
});
