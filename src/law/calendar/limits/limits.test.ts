import { describe, expect, it } from '@jest/globals';
import { createCalendar, isLimitId, limitOf, limits, localDate, parsePeriod, penaltyLimits } from '../index.js';
import type { CalendarSettings, LimitId, LocalLimit, Period } from '../index.js';

const d = localDate;
const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

describe('limits of the four procedures', () => {
  it('is complete, in the order of the domain reference, and every row knows its own id', () => {
    const ids = [...numbered('T-PEN', 33), ...numbered('T-REC', 20), ...numbered('T-MDR', 6), ...numbered('T-NOR', 11)];
    expect(Object.keys(limits)).toEqual(ids);
    expect(Object.values(limits).map(({ id }) => id)).toEqual(ids);
    expect(Object.keys(penaltyLimits)).toEqual(ids.slice(0, 33));
    expect(ids.every(isLimitId)).toBe(true);
    expect(isLimitId('toString')).toBe(false);
  });

  it.each([
    ['T-REC', '60CD 5Y 5WD 5WD 10WD 5WD 7WD 10WD 5WD 60CD 30CD 30CD 7WD 3WD 10WD 60CD 60CD 60CD 15CD -'],
    ['T-MDR', '30CD 7WD 7WD 20WD - -'],
    ['T-NOR', '30CD - 5WD 20WD 30CD 15CD 15CD 30CD 5Y 10WD -'],
  ])('%s: lengths of the domain reference', (prefix, lengths) => {
    const rows = Object.values(limits).filter(({ id }) => id.startsWith(prefix));
    expect(rows.map(({ period }) => period ?? '-').join(' ')).toBe(lengths);
  });

  it('whose periods, minimum windows and local values are those of the domain reference', () => {
    const having = (test: (id: LimitId) => boolean) => Object.keys(limits).filter((id) => test(id as LimitId));
    expect(having((id) => limits[id].role === 'party')).toEqual(
      [7, 8, 18, 19, 21, 22, 23, 24]
        .map((n) => numbered('T-PEN', 33)[n - 1])
        .concat('T-REC-01', 'T-REC-02', 'T-REC-05', 'T-REC-19'),
    );
    expect(having((id) => limits[id].bound === 'minimum')).toEqual([
      ...['T-PEN-09', 'T-PEN-13', 'T-PEN-24', 'T-REC-09', 'T-REC-17', 'T-MDR-01', 'T-MDR-02', 'T-MDR-03'],
      ...['T-NOR-01', 'T-NOR-02', 'T-NOR-03', 'T-NOR-05'],
    ]);
    expect(having((id) => limits[id].local)).toEqual([
      ...['T-PEN-10', 'T-MDR-01', 'T-MDR-03', 'T-NOR-02', 'T-NOR-05'],
      ...['T-NOR-06', 'T-NOR-07', 'T-NOR-08', 'T-NOR-09', 'T-NOR-11'],
    ]);
  });

  it('APL 85, ARL 88, ACL 69: no period of two to ten days is in calendar days', () => {
    const lengths = Object.values(limits).flatMap(({ id, period, otherwise }) =>
      [period, ...otherwise.map((other) => other.period)].map((one) => ({ id, one })),
    );
    const calendarDays = lengths.filter(({ one }) => {
      const parsed = one === null ? null : parsePeriod(one);
      return parsed?.unit === 'CD' && parsed.length <= 10;
    });
    expect(calendarDays).toEqual([]);
  });

  it('every row has its texts in both languages and a source', () => {
    for (const { name, from, source, consequence, excluded, extensions } of Object.values(limits)) {
      for (const text of [name, from, consequence, excluded, ...extensions.map(({ by }) => by)]) {
        if (text === null) continue;
        expect([/\p{Script=Han}/u.test(text.zh), /[a-z]/.test(text.en), /\p{Script=Han}/u.test(text.en)]).toEqual([
          true,
          true,
          false,
        ]);
      }
      expect(source).not.toBe('');
    }
  });
});

describe('a limit by its id', () => {
  const calendar = createCalendar();
  const from = d('2025-11-03');

  it('EEP-M 57: the decision may be extended twice by 30 days, 150 at most', () => {
    const due = (...extensions: Period[]) => calendar.dueOf('T-PEN-11', from, { extensions }).unrolled;
    expect([due(), due('30CD'), due('30CD', '30CD')]).toEqual(['2026-02-01', '2026-03-03', '2026-04-02']);
    expect(() => due('30CD', '30CD', '1CD')).toThrow(/expected at most 2 extension.*T-PEN-11 \(APL 60; EEP-M 57\)/);
    expect(() => due('31CD')).toThrow(/at most 30CD/);
    expect(() => due('5WD')).toThrow(/at most 30CD/);
  });

  it('REC-06: simple procedure has no extension; ARL 54 has other lengths for it', () => {
    expect(() => calendar.dueOf('T-REC-11', from, { extensions: ['30CD'] })).toThrow(/expected no extension/);
    expect(calendar.dueOf('T-REC-08', from, { period: '5WD' }).dueStatutory).toBe('2025-11-10');
    expect(() => calendar.dueOf('T-REC-08', from, { period: '6WD' })).toThrow(
      /expected 10WD or 5WD for T-REC-08 .*found 6WD/,
    );
  });

  it('refuses an unknown id, a limit without a length and one in hours', () => {
    expect(() => calendar.dueOf('T-PEN-34', from)).toThrow(/expected a limit such as T-PEN-11, found 'T-PEN-34'/);
    expect(() => calendar.dueOf('T-REC-20', from)).toThrow(/expected a limit with a length, found T-REC-20/);
    expect(() => calendar.dueOf('T-PEN-27', from)).toThrow(/count hours from an instant/);
    expect(() => limitOf('toString')).toThrow(/expected a limit/);
  });

  it('T-NOR-11, T-MDR-06: a fixed day of the year after', () => {
    expect(calendar.dueOf('T-NOR-11', d('2025-03-07'))).toMatchObject({
      unrolled: '2026-01-31',
      dueStatutory: '2026-02-02',
    });
    expect(calendar.dueOf('T-MDR-06', d('2023-12-31')).unrolled).toBe('2024-03-01');
  });

  it('T-NOR-09, T-PEN-01: validity and limitation need no calendar of the year they end in', () => {
    expect(calendar.dueOf('T-NOR-09', d('2027-03-01')).due).toBe('2032-02-29');
    expect(calendar.dueOf('T-PEN-01', d('2026-08-20'), { period: '5Y' }).due).toBe('2031-08-20');
  });

  it('a party’s window ends on its statutory day, an organ’s duty on the safe one', () => {
    expect(calendar.dueOf('T-PEN-21', d('2025-10-22')).due).toBe('2025-12-22');
    expect(calendar.dueOf('T-PEN-11', from).due).toBe('2026-01-30');
    expect(calendar.dueOf('T-PEN-11', from, { role: 'party' }).due).toBe('2026-02-02');
  });

  it('the explanation names limit, article and what follows when it is missed', () => {
    const { text } = calendar.dueOf('T-PEN-11', from).steps[0]!;
    expect(text.zh).toMatch(/T-PEN-11 作出处理决定：90日（《行政处罚法》第60条；.*违法/);
    expect(text.en).toMatch(/T-PEN-11 decision: 90 days \(APL 60; EEP-M 57\); if missed: breach of procedure/);
  });
});

describe('local limits', () => {
  const review = (period: Period, validFrom: string, validTo: string | null): LocalLimit => ({
    id: 'T-PEN-10',
    period,
    validFrom: d(validFrom),
    validTo: validTo === null ? null : d(validTo),
  });
  const local = [review('10WD', '2025-01-01', '2025-06-30'), review('3WD', '2026-01-01', null)];
  const calendar = createCalendar([], { localLimits: local });

  it.each([
    ['2024-12-31', '5WD'],
    ['2025-01-01', '10WD'],
    ['2025-06-30', '10WD'],
    ['2025-07-01', '5WD'],
    ['2026-08-03', '3WD'],
  ])('of a period that starts on %s it is %s', (day, period) => {
    expect(calendar.limitOf('T-PEN-10', d(day)).period).toBe(period);
    expect(limitOf('T-PEN-10', d(day), local).period).toBe(period);
    expect(calendar.dueOf('T-PEN-10', d(day))).toMatchObject({
      due: calendar.addWorkingDays(d(day), parsePeriod(period).length),
    });
  });

  it('a local value moves the earliest day after a minimum window', () => {
    const consultation: LocalLimit = {
      id: 'T-NOR-02',
      period: '7CD',
      validFrom: d('2026-01-01'),
      validTo: null,
      source: '某省规定',
    };
    const place = createCalendar([], { localLimits: [consultation] });
    expect(place.earliestAfter('T-NOR-02', d('2026-03-02'))).toBe('2026-03-09');
    expect(place.dueOf('T-NOR-02', d('2026-03-02')).steps[0]?.text.zh).toContain('某省规定');
    expect(() => place.earliestAfter('T-NOR-02', d('2025-03-02'))).toThrow(/a limit with a length/);
  });

  it.each<[string, CalendarSettings, RegExp]>([
    [
      'a limit of national law',
      { localLimits: [{ ...review('9WD', '2026-01-01', null), id: 'T-PEN-07' }] },
      /T-PEN-07 \(EEP-M 44\)/,
    ],
    ['hours', { localLimits: [review('24H', '2026-01-01', null)] }, /found 24H/],
    [
      'an end before the beginning',
      { localLimits: [review('9WD', '2026-01-02', '2026-01-01')] },
      /on or after 2026-01-02/,
    ],
    [
      'two values of one day',
      { localLimits: [...local, review('4WD', '2025-06-30', '2025-07-02')] },
      /found two on 2025-06-30/,
    ],
  ])('refuses %s', (_, settings, message) => {
    expect(() => createCalendar([], settings)).toThrow(message);
  });
});
