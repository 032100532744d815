import { describe, expect, it } from '@jest/globals';
import { addMonths, endOfDayMs, isLocalDate, localDate, localDateOf, startOfDayMs } from './local-date.js';

describe('local date', () => {
  it.each(['2025-02-29', '2025-13-01', '2025-1-01', '2025-01-01T00:00', '', 'today'])('refuses %p', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it('accepts the leap day of a leap year', () => expect(isLocalDate('2024-02-29')).toBe(true));

  it('a day in China begins at 16:00Z of the day before', () => {
    expect(localDateOf(Date.parse('2025-10-10T15:59:59.999Z'))).toBe('2025-10-10');
    expect(localDateOf(Date.parse('2025-10-10T16:00:00.000Z'))).toBe('2025-10-11');
    expect(new Date(startOfDayMs(localDate('2025-10-11'))).toISOString()).toBe('2025-10-10T16:00:00.000Z');
  });

  it('is over at 00:00+08:00 of the next day', () => {
    expect(new Date(endOfDayMs(localDate('2025-10-14'))).toISOString()).toBe('2025-10-14T16:00:00.000Z');
  });

  it('counts months over the turn of a year, backwards too', () => {
    expect(addMonths(localDate('2025-11-30'), 3)).toBe('2026-02-28');
    expect(addMonths(localDate('2026-01-31'), -2)).toBe('2025-11-30');
  });
});
