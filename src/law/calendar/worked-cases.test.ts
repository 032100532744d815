import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, createCalendar, daysBetween, localDate, localDateOf } from './index.js';
import type { Due, ExcludedInterval, LimitId, LocalDate, Period } from './index.js';

const calendar = createCalendar();
const d = localDate;

interface Row {
  readonly case: string;
  readonly what: string;
  readonly from: string;
  readonly limit: LimitId;
  /** One of the other lengths of the limit. */
  readonly period?: Period;
  readonly extensions?: readonly Period[];
  /** 'from/to' pairs. */
  readonly excluded?: readonly string[];
  readonly expected: Partial<Pick<Due, 'dueStatutory' | 'dueSafe' | 'unrolled'>>;
}

const statutory = (date: string) => ({ dueStatutory: d(date) });
const rolled = (unrolled: string, date: string) => ({ unrolled: d(unrolled), dueStatutory: d(date) });

const ROWS: readonly Row[] = [
  { case: 'TC-01', what: 'filing decision', from: '2025-08-20', limit: 'T-PEN-02', expected: statutory('2025-09-04') },
  { case: 'TC-01', what: 'decision', from: '2025-09-02', limit: 'T-PEN-11', expected: statutory('2025-12-01') },
  {
    case: 'TC-01',
    what: 'decision less monitoring',
    from: '2025-09-02',
    limit: 'T-PEN-11',
    excluded: ['2025-09-03/2025-09-12'],
    expected: statutory('2025-12-10'),
  },
  { case: 'TC-01', what: 'defence window', from: '2025-09-30', limit: 'T-PEN-07', expected: statutory('2025-10-14') },
  { case: 'TC-01', what: 'delivery', from: '2025-10-17', limit: 'T-PEN-12', expected: statutory('2025-10-28') },
  { case: 'TC-01', what: 'publication', from: '2025-10-17', limit: 'T-PEN-14', expected: statutory('2025-10-28') },
  { case: 'TC-01', what: 'payment', from: '2025-10-22', limit: 'T-PEN-18', expected: statutory('2025-11-06') },
  {
    case: 'TC-01',
    what: 'reconsideration',
    from: '2025-10-22',
    limit: 'T-PEN-21',
    expected: rolled('2025-12-21', '2025-12-22'),
  },
  { case: 'TC-01', what: 'suit', from: '2025-10-22', limit: 'T-PEN-22', expected: statutory('2026-04-22') },
  { case: 'TC-02', what: 'decision', from: '2025-12-18', limit: 'T-PEN-11', expected: statutory('2026-03-18') },
  { case: 'TC-02', what: 'defence window', from: '2026-02-12', limit: 'T-PEN-07', expected: statutory('2026-02-26') },
  {
    case: 'TC-02',
    what: 'decision less monitoring and hearing',
    from: '2025-12-18',
    limit: 'T-PEN-11',
    excluded: ['2025-12-22/2025-12-31', '2026-02-25/2026-03-10'],
    expected: statutory('2026-04-09'),
  },
  { case: 'TC-02', what: 'delivery', from: '2026-03-20', limit: 'T-PEN-12', expected: statutory('2026-03-31') },
  { case: 'TC-02', what: 'publication', from: '2026-03-20', limit: 'T-PEN-14', expected: statutory('2026-03-31') },
  { case: 'TC-02', what: 'payment', from: '2026-03-24', limit: 'T-PEN-18', expected: statutory('2026-04-08') },
  {
    case: 'TC-02',
    what: 'reconsideration',
    from: '2026-03-24',
    limit: 'T-PEN-21',
    expected: rolled('2026-05-23', '2026-05-25'),
  },
  { case: 'TC-02', what: 'suit', from: '2026-03-24', limit: 'T-PEN-22', expected: statutory('2026-09-24') },
  {
    case: 'TC-03',
    what: 'decision',
    from: '2025-11-03',
    limit: 'T-PEN-11',
    expected: rolled('2026-02-01', '2026-02-02'),
  },
  {
    case: 'TC-04',
    what: 'report to the bureau',
    from: '2026-04-30',
    limit: 'T-PEN-16',
    expected: statutory('2026-05-08'),
  },
  { case: 'TC-04', what: 'publication', from: '2026-04-30', limit: 'T-PEN-14', expected: statutory('2026-05-13') },
  { case: 'TC-04', what: 'reconsideration', from: '2026-04-30', limit: 'T-PEN-21', expected: statutory('2026-06-29') },
  { case: 'TC-05', what: 'decision', from: '2025-12-08', limit: 'T-PEN-11', expected: { unrolled: d('2026-03-08') } },
  { case: 'TC-05', what: 'transfer decided', from: '2025-12-30', limit: 'T-PEN-26', expected: statutory('2026-01-02') },
  {
    case: 'TC-05',
    what: 'police answer',
    from: '2025-12-31',
    limit: 'T-PEN-28',
    period: '7D',
    expected: statutory('2026-01-07'),
  },
  {
    case: 'TC-05',
    what: 'contest of the refusal',
    from: '2026-01-07',
    limit: 'T-PEN-29',
    expected: statutory('2026-01-12'),
  },
  {
    case: 'TC-05',
    what: 'decision less the transfer',
    from: '2025-12-08',
    limit: 'T-PEN-11',
    excluded: ['2025-12-31/2026-01-07'],
    expected: { ...rolled('2026-03-15', '2026-03-16'), dueSafe: d('2026-03-13') },
  },
  {
    case: 'TC-06',
    what: 'payment',
    from: '2025-06-13',
    limit: 'T-PEN-18',
    expected: rolled('2025-06-28', '2025-06-30'),
  },
  { case: 'TC-06', what: 'reconsideration', from: '2025-06-13', limit: 'T-PEN-21', expected: statutory('2025-08-12') },
  { case: 'TC-06', what: 'suit', from: '2025-06-13', limit: 'T-PEN-22', expected: rolled('2025-12-13', '2025-12-15') },
  {
    case: 'TC-06',
    what: 'court window from the unrolled day',
    from: '2025-12-13',
    limit: 'T-PEN-25',
    expected: { dueSafe: d('2026-03-13') },
  },
  {
    case: 'TC-06',
    what: 'court window',
    from: '2025-12-15',
    limit: 'T-PEN-25',
    expected: { ...rolled('2026-03-15', '2026-03-16'), dueSafe: d('2026-03-13') },
  },
  { case: 'TC-06', what: 'reminder', from: '2026-01-20', limit: 'T-PEN-24', expected: statutory('2026-02-03') },
  {
    case: 'TC-06',
    what: 'latest safe reminder',
    from: '2026-02-27',
    limit: 'T-PEN-24',
    expected: statutory('2026-03-12'),
  },
  {
    case: 'TC-06',
    what: 'court window after instalments',
    from: '2025-12-31',
    limit: 'T-PEN-25',
    expected: statutory('2026-03-31'),
  },
  { case: 'TC-07', what: 'order to correct', from: '2026-09-17', limit: 'T-PEN-31', expected: statutory('2026-09-21') },
  { case: 'TC-07', what: 're-inspection', from: '2026-09-21', limit: 'T-PEN-32', expected: statutory('2026-10-21') },
  {
    case: 'TC-07',
    what: 'second re-inspection',
    from: '2026-10-12',
    limit: 'T-PEN-32',
    expected: statutory('2026-11-11'),
  },
  { case: 'TC-07', what: 'defence window', from: '2026-10-20', limit: 'T-PEN-07', expected: statutory('2026-10-27') },
  { case: 'TC-08', what: 'acceptance check', from: '2026-04-15', limit: 'T-REC-03', expected: statutory('2026-04-22') },
  { case: 'TC-08', what: 'copy sent', from: '2026-04-22', limit: 'T-REC-07', expected: statutory('2026-05-06') },
  {
    case: 'TC-08',
    what: 'decision',
    from: '2026-04-22',
    limit: 'T-REC-10',
    expected: rolled('2026-06-21', '2026-06-22'),
  },
  {
    case: 'TC-08',
    what: 'extended decision',
    from: '2026-04-22',
    limit: 'T-REC-10',
    extensions: ['30CD'],
    expected: statutory('2026-07-21'),
  },
  { case: 'TC-08', what: 'reply', from: '2026-04-28', limit: 'T-REC-08', expected: statutory('2026-05-14') },
  { case: 'TC-08', what: 'suit', from: '2026-06-18', limit: 'T-REC-19', expected: statutory('2026-07-03') },
  {
    case: 'TC-08',
    what: 'withdrawal of the publication',
    from: '2026-06-18',
    limit: 'T-PEN-15',
    expected: statutory('2026-06-24'),
  },
  {
    case: 'TC-09',
    what: 'copy sent',
    from: '2025-09-25',
    limit: 'T-REC-07',
    period: '3WD',
    expected: statutory('2025-09-29'),
  },
  {
    case: 'TC-09',
    what: 'reply',
    from: '2025-09-29',
    limit: 'T-REC-08',
    period: '5WD',
    expected: statutory('2025-10-13'),
  },
  {
    case: 'TC-09',
    what: 'simple decision',
    from: '2025-09-25',
    limit: 'T-REC-11',
    expected: rolled('2025-10-25', '2025-10-27'),
  },
  {
    case: 'TC-09',
    what: 'converted decision',
    from: '2025-09-25',
    limit: 'T-REC-10',
    expected: statutory('2025-11-24'),
  },
  { case: 'TC-10', what: 'decision', from: '2026-08-31', limit: 'T-REC-10', expected: statutory('2026-10-30') },
  { case: 'TC-10', what: 'author notified', from: '2026-09-14', limit: 'T-REC-14', expected: statutory('2026-09-17') },
  { case: 'TC-10', what: 'author replies', from: '2026-09-17', limit: 'T-REC-15', expected: statutory('2026-10-08') },
  { case: 'TC-10', what: 'handling', from: '2026-09-14', limit: 'T-REC-12', expected: statutory('2026-10-14') },
  {
    case: 'TC-10',
    what: 'resumed decision',
    from: '2026-08-31',
    limit: 'T-REC-10',
    excluded: ['2026-09-14/2026-10-12'],
    expected: statutory('2026-11-27'),
  },
  { case: 'TC-11', what: 'comment period', from: '2026-01-15', limit: 'T-MDR-01', expected: statutory('2026-02-14') },
  { case: 'TC-11', what: 'first review', from: '2026-03-02', limit: 'T-MDR-03', expected: statutory('2026-03-11') },
  { case: 'TC-11', what: 'second review', from: '2026-03-18', limit: 'T-MDR-03', expected: statutory('2026-03-27') },
  { case: 'TC-11', what: 'publication', from: '2026-04-08', limit: 'T-MDR-04', expected: statutory('2026-05-09') },
  { case: 'TC-12', what: 'consultation', from: '2025-11-10', limit: 'T-NOR-01', expected: statutory('2025-12-10') },
  {
    case: 'TC-12',
    what: 'opinion at the earliest',
    from: '2025-12-15',
    limit: 'T-NOR-03',
    expected: statutory('2025-12-22'),
  },
  {
    case: 'TC-12',
    what: 'opinion',
    from: '2025-12-15',
    limit: 'T-NOR-03',
    period: '15WD',
    expected: statutory('2026-01-06'),
  },
  { case: 'TC-12', what: 'publication', from: '2026-01-14', limit: 'T-NOR-04', expected: statutory('2026-02-11') },
  {
    case: 'TC-12',
    what: 'filing',
    from: '2026-01-16',
    limit: 'T-NOR-06',
    expected: rolled('2026-01-31', '2026-02-02'),
  },
  { case: 'TC-12', what: 'effect', from: '2026-01-16', limit: 'T-NOR-05', expected: statutory('2026-02-15') },
  { case: 'TC-12', what: 'validity', from: '2026-03-01', limit: 'T-NOR-09', expected: statutory('2031-02-28') },
];

function due({ limit, from, period, extensions = [], excluded = [] }: Row): Due {
  const intervals = excluded.map((text): ExcludedInterval => {
    const [start = '', end = ''] = text.split('/');
    return { from: d(start), to: d(end), reason: text };
  });
  return calendar.dueOf(limit, d(from), { period, extensions, excluded: intervals });
}

/** The days that count, as the explanation names them: 'MM-DD'. */
function countedDays(result: Due): readonly string[] {
  return result.steps.flatMap(({ kind, date, days }) =>
    kind === 'counted' || kind === 'make-up'
      ? Array.from({ length: days }, (_, index) => addDays(date, index).slice(5))
      : [],
  );
}

const excludedDays = (result: Due): readonly number[] =>
  result.steps.filter(({ kind }) => kind === 'excluded').map(({ days }) => days);

describe('worked cases of the domain reference, to the day', () => {
  it.each(ROWS)('$case $what: $limit from $from', (row) => {
    const result = due(row);
    expect(result).toMatchObject(row.expected);
    expect(result.steps[0]?.text.zh).toContain(row.limit);
  });

  const counted: readonly (readonly [string, LimitId, string, readonly string[], Period?])[] = [
    ['TC-01 window', 'T-PEN-07', '2025-09-30', ['10-09', '10-10', '10-11', '10-13', '10-14']],
    ['TC-02 window', 'T-PEN-07', '2026-02-12', ['02-13', '02-14', '02-24', '02-25', '02-26']],
    ['TC-02 hearing', 'T-PEN-09', '2026-02-27', ['02-28', '03-02', '03-03', '03-04', '03-05', '03-06', '03-09']],
    ['TC-04 report', 'T-PEN-16', '2026-04-30', ['05-06', '05-07', '05-08']],
    ['TC-04 publication', 'T-PEN-14', '2026-04-30', ['05-06', '05-07', '05-08', '05-09', '05-11', '05-12', '05-13']],
    ['TC-07 order', 'T-PEN-31', '2026-09-17', ['09-18', '09-20', '09-21']],
    [
      'TC-08 reply',
      'T-REC-08',
      '2026-04-28',
      ['04-29', '04-30', '05-06', '05-07', '05-08', '05-09', '05-11', '05-12', '05-13', '05-14'],
    ],
    ['TC-08 withdrawal', 'T-PEN-15', '2026-06-18', ['06-22', '06-23', '06-24']],
    ['TC-09 copy', 'T-REC-07', '2025-09-25', ['09-26', '09-28', '09-29'], '3WD'],
    ['TC-09 reply', 'T-REC-08', '2025-09-29', ['09-30', '10-09', '10-10', '10-11', '10-13'], '5WD'],
    [
      'TC-10 reply of the author',
      'T-REC-15',
      '2026-09-17',
      ['09-18', '09-20', '09-21', '09-22', '09-23', '09-24', '09-28', '09-29', '09-30', '10-08'],
    ],
  ];
  it.each(counted)('%s counts exactly the days named', (...[, limit, from, days, period]) => {
    expect(countedDays(calendar.dueOf(limit, d(from), { period }))).toEqual(days);
  });

  it.each([
    ['TC-01 monitoring', '2025-09-02', ['2025-09-03/2025-09-12'], [9]],
    ['TC-02 monitoring and hearing', '2025-12-18', ['2025-12-22/2025-12-31', '2026-02-25/2026-03-10'], [9, 13]],
    ['TC-05 criminal transfer', '2025-12-08', ['2025-12-31/2026-01-07'], [7]],
    ['TC-10 suspension', '2026-08-31', ['2026-09-14/2026-10-12'], [28]],
  ])('%s excludes as many days as the case says', (name, from, excluded, days) => {
    const limit = name.startsWith('TC-10') ? 'T-REC-10' : 'T-PEN-11';
    expect(excludedDays(due({ case: '', what: '', from, limit, excluded, expected: {} }))).toEqual(days);
  });

  const earliest: readonly (readonly [string, LimitId, string, string])[] = [
    ['TC-01 decision after the window; 2025-10-11 is too early', 'T-PEN-07', '2025-09-30', '2025-10-15'],
    ['TC-02 decision after the window', 'T-PEN-07', '2026-02-12', '2026-02-27'],
    ['TC-02 hearing; 2026-03-09 is too early', 'T-PEN-09', '2026-02-27', '2026-03-10'],
    ['TC-06 surcharge', 'T-PEN-18', '2025-06-13', '2025-07-01'],
    ['TC-06 application to the court; 2026-01-30 is too early', 'T-PEN-24', '2026-01-20', '2026-02-04'],
    ['TC-06 application after the latest reminder', 'T-PEN-24', '2026-02-27', '2026-03-13'],
    ['TC-07 decision after the window', 'T-PEN-07', '2026-10-20', '2026-10-28'],
    ['TC-08 hearing after the latest notice', 'T-REC-09', '2026-05-22', '2026-06-01'],
    ['TC-11 close of the consultation', 'T-MDR-01', '2026-01-15', '2026-02-14'],
    ['TC-11 meeting; 2026-03-09 is too early', 'T-MDR-03', '2026-03-02', '2026-03-12'],
    ['TC-11 meeting after the second review', 'T-MDR-03', '2026-03-18', '2026-03-30'],
    ['TC-12 close of the consultation', 'T-NOR-01', '2025-11-10', '2025-12-10'],
    ['TC-12 opinion', 'T-NOR-03', '2025-12-15', '2025-12-22'],
    ['TC-12 effect', 'T-NOR-05', '2026-01-16', '2026-02-16'],
  ];
  it.each(earliest)('%s: %s opened on %s', (_, limit, openedOn, day) => {
    expect(calendar.earliestAfter(limit, d(openedOn))).toBe(day);
  });

  const latest: readonly (readonly [string, LimitId, string, string])[] = [
    ['TC-02 notice of the hearing', 'T-PEN-09', '2026-03-10', '2026-02-27'],
    ['TC-06 reminder, to apply on the last safe day', 'T-PEN-24', '2026-03-13', '2026-02-27'],
    ['TC-08 notice of the hearing', 'T-REC-09', '2026-06-01', '2026-05-22'],
  ];
  it.each(latest)('%s: %s before %s', (_, limit, event, day) => {
    const period = calendar.limitOf(limit).period as Period;
    expect(calendar.dueBefore({ event: d(event), period })).toMatchObject({ due: day, dueStatutory: day });
  });

  it('TC-03 a finding of March 2025 lies within twelve months of October, one of June 2024 does not', () => {
    const found: LocalDate = d('2025-10-28');
    expect(addMonths(d('2025-03-02'), 12) > found).toBe(true);
    expect(addMonths(d('2024-06-30'), 12) < found).toBe(true);
  });

  it('TC-05 hand-over within 24 hours of approval runs through the holiday', () => {
    const approved = Date.parse('2025-12-31T10:00:00+08:00');
    expect(new Date(calendar.dueAfterHours(approved, '24H')).toISOString()).toBe('2026-01-01T02:00:00.000Z');
    expect(localDateOf(calendar.dueAfterHours(approved, '24H'))).toBe('2026-01-01');
  });

  it('TC-06 the surcharge of 3 % a day reaches 297,000 on its 33rd day and the fine on its 34th', () => {
    const paymentDate = calendar.dueOf('T-PEN-18', d('2025-06-13')).dueStatutory;
    expect(daysBetween(paymentDate, d('2025-08-02'))).toBe(33);
    expect(daysBetween(paymentDate, d('2025-08-03'))).toBe(34);
  });

  it('TC-07 days from the day after service of the order to the re-inspection are 21', () => {
    expect(daysBetween(d('2026-09-21'), d('2026-10-12'))).toBe(21);
  });

  it('TC-09 the simple procedure cannot be extended', () => {
    const extended = () => calendar.dueOf('T-REC-11', d('2025-09-25'), { extensions: ['30CD'] });
    expect(extended).toThrow(/expected no extension of T-REC-11 \(ARL 62, 55\), found 30CD/);
  });
});
