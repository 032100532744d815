import { describe, expect, it } from '@jest/globals';
import { addDays, createCalendar, daysBetween, localDate, isLimitId, limits, localDateOf } from './index.js';
import type { Due, ExcludedInterval, LimitId, Period } from './index.js';

const calendar = createCalendar();
const d = localDate;

interface Row {
  readonly case: string;
  readonly what: string;
  readonly from: string;
  readonly period: Period | LimitId;
  readonly extensions?: readonly Period[];
  /** 'from/to' pairs. */
  readonly excluded?: readonly string[];
  readonly expected: Partial<Pick<Due, 'dueStatutory' | 'dueSafe' | 'unrolled'>>;
}

const statutory = (date: string) => ({ dueStatutory: d(date) });
const rolled = (unrolled: string, date: string) => ({ unrolled: d(unrolled), dueStatutory: d(date) });

const ROWS: readonly Row[] = [
  { case: 'TC-01', what: 'filing decision', from: '2025-08-20', period: 'T-PEN-02', expected: statutory('2025-09-04') },
  { case: 'TC-01', what: 'decision', from: '2025-09-02', period: 'T-PEN-11', expected: statutory('2025-12-01') },
  {
    case: 'TC-01',
    what: 'decision less monitoring',
    from: '2025-09-02',
    period: 'T-PEN-11',
    excluded: ['2025-09-03/2025-09-12'],
    expected: statutory('2025-12-10'),
  },
  { case: 'TC-01', what: 'defence window', from: '2025-09-30', period: 'T-PEN-07', expected: statutory('2025-10-14') },
  { case: 'TC-01', what: 'delivery', from: '2025-10-17', period: 'T-PEN-12', expected: statutory('2025-10-28') },
  { case: 'TC-01', what: 'publication', from: '2025-10-17', period: 'T-PEN-14', expected: statutory('2025-10-28') },
  { case: 'TC-01', what: 'payment', from: '2025-10-22', period: 'T-PEN-18', expected: statutory('2025-11-06') },
  {
    case: 'TC-01',
    what: 'reconsideration',
    from: '2025-10-22',
    period: 'T-PEN-21',
    expected: rolled('2025-12-21', '2025-12-22'),
  },
  { case: 'TC-01', what: 'suit', from: '2025-10-22', period: 'T-PEN-22', expected: statutory('2026-04-22') },
  { case: 'TC-02', what: 'decision', from: '2025-12-18', period: 'T-PEN-11', expected: statutory('2026-03-18') },
  { case: 'TC-02', what: 'defence window', from: '2026-02-12', period: 'T-PEN-07', expected: statutory('2026-02-26') },
  {
    case: 'TC-02',
    what: 'decision less monitoring and hearing',
    from: '2025-12-18',
    period: 'T-PEN-11',
    excluded: ['2025-12-22/2025-12-31', '2026-02-25/2026-03-10'],
    expected: statutory('2026-04-09'),
  },
  {
    case: 'TC-02',
    what: 'delivery and publication',
    from: '2026-03-20',
    period: 'T-PEN-12',
    expected: statutory('2026-03-31'),
  },
  { case: 'TC-02', what: 'payment', from: '2026-03-24', period: 'T-PEN-18', expected: statutory('2026-04-08') },
  {
    case: 'TC-02',
    what: 'reconsideration',
    from: '2026-03-24',
    period: 'T-PEN-21',
    expected: rolled('2026-05-23', '2026-05-25'),
  },
  { case: 'TC-02', what: 'suit', from: '2026-03-24', period: 'T-PEN-22', expected: statutory('2026-09-24') },
  {
    case: 'TC-03',
    what: 'decision',
    from: '2025-11-03',
    period: 'T-PEN-11',
    expected: rolled('2026-02-01', '2026-02-02'),
  },
  {
    case: 'TC-04',
    what: 'report to the bureau',
    from: '2026-04-30',
    period: 'T-PEN-16',
    expected: statutory('2026-05-08'),
  },
  { case: 'TC-04', what: 'publication', from: '2026-04-30', period: 'T-PEN-14', expected: statutory('2026-05-13') },
  { case: 'TC-04', what: 'reconsideration', from: '2026-04-30', period: 'T-PEN-21', expected: statutory('2026-06-29') },
  { case: 'TC-05', what: 'decision', from: '2025-12-08', period: 'T-PEN-11', expected: { unrolled: d('2026-03-08') } },
  {
    case: 'TC-05',
    what: 'transfer decided',
    from: '2025-12-30',
    period: 'T-PEN-26',
    expected: statutory('2026-01-02'),
  },
  { case: 'TC-05', what: 'police answer', from: '2025-12-31', period: '7D', expected: statutory('2026-01-07') },
  {
    case: 'TC-05',
    what: 'contest of the refusal',
    from: '2026-01-07',
    period: 'T-PEN-29',
    expected: statutory('2026-01-12'),
  },
  {
    case: 'TC-05',
    what: 'decision less the transfer',
    from: '2025-12-08',
    period: 'T-PEN-11',
    excluded: ['2025-12-31/2026-01-07'],
    expected: { ...rolled('2026-03-15', '2026-03-16'), dueSafe: d('2026-03-13') },
  },
  {
    case: 'TC-06',
    what: 'payment',
    from: '2025-06-13',
    period: 'T-PEN-18',
    expected: rolled('2025-06-28', '2025-06-30'),
  },
  { case: 'TC-06', what: 'reconsideration', from: '2025-06-13', period: 'T-PEN-21', expected: statutory('2025-08-12') },
  { case: 'TC-06', what: 'suit', from: '2025-06-13', period: 'T-PEN-22', expected: rolled('2025-12-13', '2025-12-15') },
  {
    case: 'TC-06',
    what: 'court window',
    from: '2025-12-15',
    period: 'T-PEN-25',
    expected: { ...rolled('2026-03-15', '2026-03-16'), dueSafe: d('2026-03-13') },
  },
  { case: 'TC-06', what: 'reminder', from: '2026-01-20', period: 'T-PEN-24', expected: statutory('2026-02-03') },
  {
    case: 'TC-06',
    what: 'latest safe reminder',
    from: '2026-02-27',
    period: 'T-PEN-24',
    expected: statutory('2026-03-12'),
  },
  {
    case: 'TC-06',
    what: 'court window after instalments',
    from: '2025-12-31',
    period: 'T-PEN-25',
    expected: statutory('2026-03-31'),
  },
  {
    case: 'TC-07',
    what: 'order to correct',
    from: '2026-09-17',
    period: 'T-PEN-31',
    expected: statutory('2026-09-21'),
  },
  { case: 'TC-07', what: 're-inspection', from: '2026-09-21', period: 'T-PEN-32', expected: statutory('2026-10-21') },
  {
    case: 'TC-07',
    what: 'second re-inspection',
    from: '2026-10-12',
    period: 'T-PEN-32',
    expected: statutory('2026-11-11'),
  },
  { case: 'TC-07', what: 'defence window', from: '2026-10-20', period: 'T-PEN-07', expected: statutory('2026-10-27') },
  { case: 'TC-08', what: 'acceptance check', from: '2026-04-15', period: '5WD', expected: statutory('2026-04-22') },
  { case: 'TC-08', what: 'copy sent', from: '2026-04-22', period: '7WD', expected: statutory('2026-05-06') },
  { case: 'TC-08', what: 'decision', from: '2026-04-22', period: '60CD', expected: rolled('2026-06-21', '2026-06-22') },
  {
    case: 'TC-08',
    what: 'extended decision',
    from: '2026-04-22',
    period: '60CD',
    extensions: ['30CD'],
    expected: statutory('2026-07-21'),
  },
  { case: 'TC-08', what: 'reply', from: '2026-04-28', period: '10WD', expected: statutory('2026-05-14') },
  { case: 'TC-08', what: 'suit', from: '2026-06-18', period: '15CD', expected: statutory('2026-07-03') },
  {
    case: 'TC-08',
    what: 'withdrawal of the publication',
    from: '2026-06-18',
    period: 'T-PEN-15',
    expected: statutory('2026-06-24'),
  },
  { case: 'TC-09', what: 'copy sent', from: '2025-09-25', period: '3WD', expected: statutory('2025-09-29') },
  { case: 'TC-09', what: 'reply', from: '2025-09-29', period: '5WD', expected: statutory('2025-10-13') },
  {
    case: 'TC-09',
    what: 'simple decision',
    from: '2025-09-25',
    period: '30CD',
    expected: rolled('2025-10-25', '2025-10-27'),
  },
  { case: 'TC-09', what: 'converted decision', from: '2025-09-25', period: '60CD', expected: statutory('2025-11-24') },
  { case: 'TC-10', what: 'decision', from: '2026-08-31', period: '60CD', expected: statutory('2026-10-30') },
  { case: 'TC-10', what: 'author notified', from: '2026-09-14', period: '3WD', expected: statutory('2026-09-17') },
  { case: 'TC-10', what: 'author replies', from: '2026-09-17', period: '10WD', expected: statutory('2026-10-08') },
  { case: 'TC-10', what: 'handling', from: '2026-09-14', period: '30CD', expected: statutory('2026-10-14') },
  {
    case: 'TC-10',
    what: 'resumed decision',
    from: '2026-08-31',
    period: '60CD',
    excluded: ['2026-09-14/2026-10-12'],
    expected: statutory('2026-11-27'),
  },
  { case: 'TC-11', what: 'comment period', from: '2026-01-15', period: '30CD', expected: statutory('2026-02-14') },
  { case: 'TC-11', what: 'first review', from: '2026-03-02', period: '7WD', expected: statutory('2026-03-11') },
  { case: 'TC-11', what: 'second review', from: '2026-03-18', period: '7WD', expected: statutory('2026-03-27') },
  { case: 'TC-11', what: 'publication', from: '2026-04-08', period: '20WD', expected: statutory('2026-05-09') },
  { case: 'TC-12', what: 'consultation', from: '2025-11-10', period: '30CD', expected: statutory('2025-12-10') },
  {
    case: 'TC-12',
    what: 'opinion at the earliest',
    from: '2025-12-15',
    period: '5WD',
    expected: statutory('2025-12-22'),
  },
  { case: 'TC-12', what: 'opinion', from: '2025-12-15', period: '15WD', expected: statutory('2026-01-06') },
  { case: 'TC-12', what: 'publication', from: '2026-01-14', period: '20WD', expected: statutory('2026-02-11') },
  { case: 'TC-12', what: 'filing', from: '2026-01-16', period: '15CD', expected: rolled('2026-01-31', '2026-02-02') },
];

function due({ from, period, extensions = [], excluded = [] }: Row): Due {
  const limit = isLimitId(period) ? limits[period] : null;
  const intervals = excluded.map((text): ExcludedInterval => {
    const [start = '', end = ''] = text.split('/');
    return { from: d(start), to: d(end), reason: text };
  });
  return calendar.due({ from: d(from), period: limit?.period ?? (period as Period), extensions, excluded: intervals });
}

describe('worked cases of the domain reference, to the day', () => {
  it.each(ROWS)('$case $what: $period from $from', (row) => {
    expect(due(row)).toMatchObject(row.expected);
  });

  it('TC-02 earliest hearing after a notice served on 2026-02-27 is 2026-03-10', () => {
    expect(calendar.earliestAfterFullWorkingDays(d('2026-02-27'), 7)).toBe('2026-03-10');
  });

  it('TC-05 hand-over within 24 hours of approval runs through the holiday', () => {
    const approved = Date.parse('2025-12-31T10:00:00+08:00');
    expect(new Date(calendar.dueAfterHours(approved, '24H')).toISOString()).toBe('2026-01-01T02:00:00.000Z');
    expect(localDateOf(calendar.dueAfterHours(approved, '24H'))).toBe('2026-01-01');
  });

  it('TC-06 an application is possible from the working day after the reminder period', () => {
    expect(addDays(calendar.due({ from: d('2026-01-20'), period: '10WD', role: 'party' }).due, 1)).toBe('2026-02-04');
  });

  it('TC-07 days from the day after service of the order to the re-inspection are 21', () => {
    expect(daysBetween(d('2026-09-21'), d('2026-10-12'))).toBe(21);
  });

  it('TC-08 notice of a hearing on 2026-06-01 is served at the latest on 2026-05-22', () => {
    expect(calendar.latestNoticeBefore(d('2026-06-01'), 5)).toBe('2026-05-22');
  });

  it('TC-11 meetings are possible from the working day after the seven', () => {
    expect(calendar.earliestAfterFullWorkingDays(d('2026-03-02'), 7)).toBe('2026-03-12');
    expect(calendar.earliestAfterFullWorkingDays(d('2026-03-18'), 7)).toBe('2026-03-30');
  });

  it('TC-12 effect under the 30-day rule starts on the day after thirty days', () => {
    expect(addDays(calendar.due({ from: d('2026-01-16'), period: '30CD' }).unrolled, 1)).toBe('2026-02-16');
  });
});
