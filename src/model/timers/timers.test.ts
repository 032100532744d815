import { describe, expect, it } from '@jest/globals';
import { parseCron } from './cron.js';
import { parseCycle, parseFeelInstant, parseInstant, parseInterval, plusInterval } from './index.js';

/** Epoch ms of a local time. */
const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19);

function next(expression: string, after: string): string | null {
  const parsed = parseCron(expression);
  if (!parsed.ok) throw new Error(parsed.message);
  return local(parsed.cron.next(at(after)));
}

describe('a cron expression comes next as on a broker 8.5.8 in its own zone', () => {
  it.each([
    ['0 0/30 * * * *', '2029-04-10T05:07:10', '2029-04-10T05:30:00'],
    ['*/10 * * * * *', '2029-06-15T21:07:10', '2029-06-15T21:07:20'],
    ['0 10/15 * * * *', '2029-05-30T05:07:10', '2029-05-30T05:10:00'],
    ['0 10-50/20 * * * *', '2029-06-01T07:11:10', '2029-06-01T07:30:00'],
    ['0 5,10,40-45 3 * * *', '2029-05-28T03:07:10', '2029-05-28T03:10:00'],
    ['0 0 9 * JAN-MAR MON-FRI', '2029-05-03T03:07:10', '2030-01-01T09:00:00'],
    ['0 0 0 * feb mon', '2029-06-13T19:07:10', '2030-02-04T00:00:00'],
    ['0 0 0 L * *', '2029-05-05T05:07:10', '2029-05-31T00:00:00'],
    ['0 0 0 L-3 * *', '2029-05-09T09:07:10', '2029-05-28T00:00:00'],
    ['0 0 0 LW * *', '2029-05-07T07:07:10', '2029-05-31T00:00:00'],
    ['0 0 0 15W * *', '2029-05-11T11:07:10', '2029-05-15T00:00:00'],
    ['0 0 0 1W * *', '2029-06-24T03:08:20', '2029-07-02T00:00:00'],
    ['0 0 0 ? * 5#2', '2029-05-13T13:07:10', '2029-06-08T00:00:00'],
    ['0 0 0 ? * MON#1', '2029-05-15T15:07:10', '2029-06-04T00:00:00'],
    ['0 0 0 ? * 5L', '2029-05-17T17:07:10', '2029-05-25T00:00:00'],
    ['0 0 0 ? * FRIL', '2029-05-19T19:07:10', '2029-05-25T00:00:00'],
    ['0 0 0 * * 0', '2029-05-23T23:07:10', '2029-05-27T00:00:00'],
    ['0 0 0 * * 7', '2029-05-26T01:07:10', '2029-05-27T00:00:00'],
    ['0 0 0 * * 6-7', '2029-06-30T09:08:20', '2029-07-01T00:00:00'],
    ['0 0 0 * * SUN-TUE', '2029-06-28T07:08:20', '2029-07-01T00:00:00'],
    ['0 0 0 13 * FRI', '2029-06-03T09:07:10', '2029-07-13T00:00:00'],
    ['0 0 0 29 2 *', '2029-06-07T13:07:10', '2032-02-29T00:00:00'],
    ['@daily', '2029-04-12T07:07:10', '2029-04-13T00:00:00'],
    ['@midnight', '2029-04-24T19:07:10', '2029-04-25T00:00:00'],
    ['@hourly', '2029-04-14T09:07:10', '2029-04-14T10:00:00'],
    ['@weekly', '2029-04-16T11:07:10', '2029-04-22T00:00:00'],
    ['@monthly', '2029-04-18T13:07:10', '2029-05-01T00:00:00'],
    ['@yearly', '2029-04-20T15:07:10', '2030-01-01T00:00:00'],
    ['0 0 0 30 2 *', '2029-06-05T11:07:10', null],
    ['0 0 0 ? * ?', '2029-05-21T21:07:10', null],
  ])('%s after %s: %s', (expression, after, expected) => expect(next(expression, after)).toBe(expected));

  it.each([
    ['0 0 25 * * *', 'Failed to parse cron expression. Value 25 not in range [0, 23]'],
    ['* * *', 'Cron expression contains 3 parts but we expect one of [6]'],
    ['0 0 22-2 * * *', 'Failed to parse cron expression. Invalid range! [22,2]'],
    ['0 0/0 * * * *', 'Failed to parse cron expression. Period 0 not in range [0, 59]'],
    ['0 0 0 1 13 *', 'Failed to parse cron expression. Value 13 not in range [1, 12]'],
    ['@reboot', 'Nickname @reboot not supported!'],
  ])('%s is none', (expression, message) => expect(parseCron(expression)).toEqual({ ok: false, message }));
});

describe('a length of time', () => {
  it.each([
    ['P1M', '2028-12-27T01:05:10', '2029-01-27T01:05:10'],
    ['P1M', '2029-01-31T01:00:00', '2029-02-28T01:00:00'],
    ['P1Y2M3D', '2028-12-28T03:05:10', '2030-03-03T03:05:10'],
    ['P1M1DT1H', '2028-12-29T05:05:10', '2029-01-30T06:05:10'],
    ['P1W', '2028-12-30T07:05:10', '2029-01-06T07:05:10'],
    ['-PT1H', '2028-12-31T09:05:10', '2028-12-31T08:05:10'],
    ['PT-1H', '2028-12-31T09:05:10', '2028-12-31T08:05:10'],
    ['+PT1H', '2029-01-06T21:05:10', '2029-01-06T22:05:10'],
  ])('%s from %s ends %s', (text, from, to) => {
    const interval = parseInterval(text);
    expect(interval && local(plusInterval(at(from), interval))).toBe(to);
  });

  it('counts fractions of a second', () => expect(parseInterval('PT1.5S')).toEqual({ months: 0, days: 0, ms: 1500 }));

  it.each(['', 'P', 'PT', 'P1DT', 'P1H', '1 hour', 'pt1h', 'R1'])("'%s' is none", (text) =>
    expect(parseInterval(text)).toBeNull(),
  );
});

describe('an instant', () => {
  it.each([
    '2027-06-01T00:00:00+08:00',
    '2027-06-01T00:00:00+08',
    '2027-06-01T00:00+08:00',
    '2027-06-01t00:00:00+08:00',
    '2027-06-01T00:00:00+08:00[Asia/Shanghai]',
    '2027-05-31T16:00:00.000999Z',
  ])('%s is midnight in China', (text) => expect(parseInstant(text)).toBe(at('2027-06-01T00:00:00')));

  it.each([
    '2027-06-01T00:00:00',
    '2027-06-01',
    '2027-06-01T00:00:00+0800',
    '2027-06-01T00:00:00@Asia/Shanghai',
    '2027-06-01T00:00:00[Asia/Shanghai]',
    '2027-02-30T00:00:00Z',
    '2027-06-01T24:00:00Z',
    '12027-06-01T00:00:00Z',
    '1800000000',
  ])('%s is none', (text) => expect(parseInstant(text)).toBeNull());

  it('of FEEL without an offset is local', () =>
    expect(parseFeelInstant('2027-06-01T00:00:00')).toBe(at('2027-06-01T00:00:00')));
});

describe('a cycle', () => {
  const cycle = (text: string) => {
    const parsed = parseCycle(text);
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.cycle;
  };
  const HOUR = 3_600_000;

  it('counts from its start unless that has passed', () => {
    const now = at('2027-06-01T00:00:00');
    expect(cycle('R2/2027-06-01T00:30:00+08:00/PT1H').first(now)).toEqual({ dueMs: now + HOUR / 2, repetitions: 2 });
    expect(cycle('R/2027-05-31T23:30:00+08:00/PT1H').first(now)).toEqual({ dueMs: now + HOUR, repetitions: -1 });
  });

  it('skips the runs it has missed', () => {
    expect(cycle('R3/PT1H').after(HOUR, 2 * HOUR - 1, 2)).toEqual({ dueMs: 2 * HOUR, repetitions: 2 });
    expect(cycle('R3/PT1H').after(HOUR, 5 * HOUR, 2)).toEqual({ dueMs: 6 * HOUR, repetitions: 2 });
  });

  it('of a day that never comes is due once, at once', () =>
    expect(cycle('0 0 0 30 2 *').first(7)).toEqual({ dueMs: 7, repetitions: 0 }));

  it.each(['R/', 'PT1H', 'r2/pt1h', 'R2/PT1H/2027-06-01T00:00:00Z', 'R/2027-06-01T00:00:00/PT1H', 'Rx/PT1H'])(
    '%s is none',
    (text) => expect(parseCycle(text).ok).toBe(false),
  );
});
