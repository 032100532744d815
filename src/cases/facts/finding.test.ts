import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../law/calendar/index.js';
import { finding } from './finding.js';

const measured = (lastFindingOn: string | null) => ({
  exceedance: 0.06,
  durationHours: 2.5,
  pollutantCount: 1,
  toxic: false,
  lastFindingOn: lastFindingOn === null ? null : localDate(lastFindingOn),
});

describe('the finding the exemption list looks at', () => {
  it.each([
    ['2024-10-28', 12],
    ['2024-10-29', 11],
    ['2025-03-02', 7],
    ['2025-10-28', 0],
  ])('counts whole months from %s to 2025-10-28', (last, months) => {
    const { monthsSinceLastFinding } = finding(measured(last), localDate('2025-10-28'), null);
    expect(Math.floor(Number(monthsSinceLastFinding))).toBe(months);
  });

  it('a day more than twelve months is more than twelve', () => {
    expect(finding(measured('2024-10-27'), localDate('2025-10-28'), null)['monthsSinceLastFinding']).toBeGreaterThan(
      12,
    );
    expect(finding(measured('2024-10-28'), localDate('2025-10-28'), null)['monthsSinceLastFinding']).toBe(12);
  });

  it('says null for never found before, and whether the correction was verified', () => {
    const corrected = finding(measured(null), localDate('2025-10-28'), localDate('2025-11-10'));
    expect(corrected).toMatchObject({ monthsSinceLastFinding: null, correctedInTime: true });
  });
});
