import { describe, expect, it } from '@jest/globals';
import { CalendarMissingError, addDays, createCalendar, light, localDate } from './index.js';
import type { LocalDate } from './index.js';

const calendar = createCalendar();
const d = localDate;

describe('legal calendar', () => {
  it('has the holidays and make-up days of the notices of 2025 and 2026: 248 working days each', () => {
    for (const year of [2025, 2026]) {
      expect(calendar.workingDaysBetween(d(`${year - 1}-12-31`), d(`${year}-12-31`))).toBe(248);
    }
  });

  it('names the reason of each kind of day', () => {
    expect(calendar.dayReason(d('2025-10-10'))).toMatchObject({ kind: 'working', working: true });
    expect(calendar.dayReason(d('2025-10-12'))).toMatchObject({ kind: 'weekend', working: false });
    expect(calendar.dayReason(d('2025-10-08'))).toMatchObject({ kind: 'holiday', name: { zh: '国庆节' } });
    expect(calendar.dayReason(d('2025-10-11'))).toMatchObject({
      kind: 'make-up',
      working: true,
      name: { zh: '国庆节' },
    });
  });

  it('rule 12: a day of a year without a notice is an error that names the year, never a guess', () => {
    expect(() => calendar.isWorkingDay(d('2027-01-04'))).toThrow(CalendarMissingError);
    expect(() => calendar.due({ from: d('2026-12-20'), period: '90CD' })).toThrow(
      expect.objectContaining({ year: 2027 }),
    );
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2027)).toBe(false);
  });

  it('an override installs a missing year', () => {
    const next = createCalendar([
      { year: 2027, holidays: { '2027-01-01': '元旦' }, workingDays: { '2027-01-02': '元旦' } },
    ]);
    expect(next.isWorkingDay(d('2027-01-01'))).toBe(false);
    expect(next.isWorkingDay(d('2027-01-02'))).toBe(true);
    expect(next.isWorkingDay(d('2027-01-04'))).toBe(true);
  });

  it('an override corrects days of an installed year and leaves the others', () => {
    const local = createCalendar([{ year: 2026, holidays: { '2026-03-03': '停工日' }, workingDays: {} }]);
    expect(local.dayReason(d('2026-03-03'))).toMatchObject({ kind: 'holiday', name: { zh: '停工日' } });
    expect(local.isWorkingDay(d('2026-05-09'))).toBe(true);
  });

  it('an override that contradicts itself or names a day of another year is refused at once', () => {
    const twice = { '2027-01-02': '元旦' };
    expect(() => createCalendar([{ year: 2027, holidays: twice, workingDays: twice }])).toThrow(/2027-01-02/);
    expect(() => createCalendar([{ year: 2027, holidays: { '2026-01-02': '元旦' }, workingDays: {} }])).toThrow(/2027/);
  });

  it('rule 5: months end on the same date number, else on the last day of the month', () => {
    expect(calendar.due({ from: d('2025-08-31'), period: '6M' }).unrolled).toBe('2026-02-28');
    expect(calendar.due({ from: d('2024-02-29'), period: '2Y' }).unrolled).toBe('2026-02-28');
  });

  it('rule 10: excluded days inside a period of months move its end', () => {
    const excluded = [{ from: d('2025-03-03'), to: d('2025-03-13'), reason: '鉴定' }];
    expect(calendar.due({ from: d('2025-02-10'), period: '3M', excluded }).unrolled).toBe('2025-05-20');
  });

  it('rule 10: overlapping exclusions count a day once', () => {
    const one = { from: d('2025-03-03'), to: d('2025-03-13'), reason: '监测' };
    const two = { from: d('2025-03-10'), to: d('2025-03-18'), reason: '鉴定' };
    const from = d('2025-02-10');
    expect(calendar.due({ from, period: '90CD', excluded: [one, two] }).unrolled).toBe(addDays(from, 90 + 15));
  });

  it('rule 9: an organ works by the safe day, a party has until the statutory one', () => {
    const sunday = { from: d('2025-11-03'), period: '90CD' } as const;
    expect(calendar.due({ ...sunday, role: 'organ' }).due).toBe('2026-01-30');
    expect(calendar.due({ ...sunday, role: 'party' }).due).toBe('2026-02-02');
  });

  it('rejects an extension in another unit and an unknown period', () => {
    expect(() => calendar.due({ from: d('2025-11-03'), period: '90CD', extensions: ['3WD'] })).toThrow(/CD/);
    expect(() => calendar.due({ from: d('2025-11-03'), period: '0WD' })).toThrow(/period/);
    expect(() => calendar.due({ from: d('2025-11-03'), period: '24H' })).toThrow(/24H/);
  });

  it('explains each skipped day, make-up day, exclusion and roll-over', () => {
    const excluded = [{ from: d('2025-09-03'), to: d('2025-09-12'), reason: '监测' }];
    const window = calendar.due({ from: d('2025-09-30'), period: '5WD', role: 'party' });
    const rest = ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07', '10-08'].map((day) => [
      'rest',
      day,
      0,
    ]);
    expect(window.steps.map(({ kind, date, counts }) => [kind, date.slice(5), counts])).toEqual([
      ['start', '09-30', 0],
      ...rest,
      ['counted', '10-09', 2],
      ['make-up', '10-11', 1],
      ['rest', '10-12', 0],
      ['counted', '10-13', 2],
      ['end', '10-14', 0],
    ]);
    expect(window.steps.find((step) => step.date === '2025-10-11')?.text.zh).toContain('调休上班日');
    const decision = calendar.due({ from: d('2025-09-02'), period: '90CD', excluded });
    expect(decision.steps.filter((step) => step.text.zh.includes('监测'))).toHaveLength(1);
    const rolled = calendar.due({ from: d('2025-10-22'), period: '60CD' });
    expect(rolled.steps.find((step) => step.text.zh.includes('顺延'))?.date).toBe('2025-12-21');
  });
});

describe('light', () => {
  const on = (today: string, due: LocalDate | null = d('2025-10-14')) => light(due, d(today), calendar);

  it.each([
    ['2025-10-09', 'green', 4],
    ['2025-10-10', 'yellow', 3],
    ['2025-10-12', 'yellow', 2],
    ['2025-10-13', 'red', 1],
    ['2025-10-14', 'red', 0],
    ['2025-10-15', 'red', -1],
  ])('on %s a limit of 2025-10-14 is %s with %i working days left', (today, colour, remaining) => {
    expect(on(today)).toEqual({ light: colour, remainingWorkingDays: remaining });
  });

  it('is red the day after the limit although no working day has passed', () => {
    expect(on('2025-10-18', d('2025-10-17'))).toEqual({ light: 'red', remainingWorkingDays: 0 });
  });

  it('is unknown without a due day and beyond the installed calendar', () => {
    expect(on('2025-10-09', null)).toEqual({ light: 'unknown', remainingWorkingDays: null });
    expect(on('2026-12-30', d('2027-01-05'))).toEqual({ light: 'unknown', remainingWorkingDays: null });
  });
});
