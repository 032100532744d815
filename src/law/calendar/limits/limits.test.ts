import { describe, expect, it } from '@jest/globals';
import { parsePeriod, penaltyLimits } from '../index.js';

describe('limits of the penalty procedure', () => {
  it('is complete from T-PEN-01 to T-PEN-33 and every row knows its own id', () => {
    const ids = Array.from({ length: 33 }, (_, index) => `T-PEN-${String(index + 1).padStart(2, '0')}`);
    expect(Object.keys(penaltyLimits)).toEqual(ids);
    expect(Object.values(penaltyLimits).map((limit) => limit.id)).toEqual(ids);
  });

  it('APL 85, ACL 69: no period of two to seven days, and no ACL period up to ten, is in calendar days', () => {
    const short = Object.values(penaltyLimits).filter(
      ({ period }) => period !== null && parsePeriod(period).length <= 10,
    );
    const calendarDays = short.filter(({ period }) => period !== null && parsePeriod(period).unit === 'CD');
    expect(calendarDays.map(({ id }) => id)).toEqual([]);
  });

  it('EEP-M 57: the decision may be extended twice by 30 days, 150 at most', () => {
    const { period, extensions } = penaltyLimits['T-PEN-11'];
    expect([period, ...extensions.map((extension) => extension.period)]).toEqual(['90CD', '30CD', '30CD']);
  });
});
