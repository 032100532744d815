import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EngineClock } from './engine-clock.js';

let machineMs: number;
let setBack: number[];
let clock: EngineClock;

beforeEach(() => {
  machineMs = 1_000_000;
  setBack = [];
  jest.spyOn(Date, 'now').mockImplementation(() => machineMs);
  clock = new EngineClock({ kind: 'system' });
  clock.onSetBack((ms) => void setBack.push(ms));
});
afterEach(() => void jest.restoreAllMocks());

/** The engine's time when the machine shows this. */
function at(ms: number): number {
  machineMs = ms;
  return clock.nowMs();
}

describe("a clock that follows the machine's", () => {
  it('should stand still, not go back, while the machine is adjusted by a few seconds', () => {
    expect([at(1_000_000), at(997_000), at(999_999), at(1_000_001)]).toEqual([
      1_000_000, 1_000_000, 1_000_000, 1_000_001,
    ]);
    expect(setBack).toEqual([]);
  });

  it('should follow the machine when it is set back by more, and say so once', () => {
    at(10_000_000);
    expect([at(4_000_000), at(4_000_100)]).toEqual([4_000_000, 4_000_100]);
    expect(setBack).toEqual([6_000_000]);
  });

  it('should wait again for what was due before the machine was set back', () => {
    at(10_000_000);
    expect(clock.msUntil(9_000_000)).toBe(0);
    machineMs = 4_000_000;
    expect(clock.msUntil(9_000_000)).toBe(5_000_000);
  });
});
