import { describe, expect, it } from '@jest/globals';
import { SignInAttempts } from './attempts.js';

describe('failed sign-ins', () => {
  it('make the name wait after the fifth, twice as long after each further one, at most 15 minutes', () => {
    let nowMs = 0;
    const attempts = new SignInAttempts(() => nowMs);
    const fail = (): number => {
      attempts.failed('wang');
      return attempts.waitMs('wang');
    };
    expect([fail(), fail(), fail(), fail(), fail(), fail(), fail()]).toEqual([0, 0, 0, 0, 30_000, 60_000, 120_000]);
    for (let i = 0; i < 20; i += 1) fail();
    expect(attempts.waitMs('wang')).toBe(900_000);
    nowMs = 900_000;
    expect(attempts.waitMs('wang')).toBe(0);
  });

  it('count per name, whatever its case, and are forgotten by a success', () => {
    const attempts = new SignInAttempts(() => 0);
    for (let i = 0; i < 6; i += 1) attempts.failed('Wang');
    expect(attempts.waitMs('wang ')).toBe(60_000);
    expect(attempts.waitMs('li')).toBe(0);
    attempts.succeeded('WANG');
    expect(attempts.waitMs('wang')).toBe(0);
  });
});
