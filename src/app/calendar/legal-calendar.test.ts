import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '../../law/index.js';
import { OperationalError } from '../operational-error.js';
import { legalCalendar } from './legal-calendar.js';

const NOTICE_2027 = {
  year: 2027,
  holidays: {
    '2027-01-01': '元旦',
    '2027-02-05..2027-02-11': { zh: '春节', en: 'Spring Festival' },
    '2027-05-01..2027-05-05': '劳动节',
    '2027-10-01..2027-10-07': '国庆节',
  },
  workingDays: { '2027-02-20': '春节' },
};

describe('files of the legal clock', () => {
  let folder: string;
  let empty: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fadu-calendar-'));
    empty = mkdtempSync(join(tmpdir(), 'fadu-calendar-'));
  });
  afterAll(() => [folder, empty].forEach((one) => rmSync(one, { recursive: true })));

  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return path;
  };
  const holidays = (path: string) =>
    legalCalendar(empty, { holidays: { what: 'FADU_HOLIDAYS_FILE', path }, limits: null });
  const limits = (path: string) => legalCalendar(empty, { holidays: null, limits: { what: 'FADU_LIMITS_FILE', path } });

  it('a notice in a file installs its year, ranges and make-up days included', () => {
    const calendar = holidays(file('whole.json', NOTICE_2027));
    const working = ['2027-01-01', '2027-02-08', '2027-02-12', '2027-02-20', '2027-02-21'].map((day) =>
      calendar.isWorkingDay(localDate(day)),
    );
    expect(working).toEqual([false, false, true, true, false]);
    expect(calendar.dayReason(localDate('2027-02-09')).name).toEqual({ zh: '春节', en: 'Spring Festival' });
    expect(calendar.covers(2028)).toBe(false);
  });

  it('YAML and a list of years are read too, and correct a year that is installed', () => {
    const calendar = holidays(file('more.yml', '- year: 2026\n  holidays:\n    2026-12-31: 元旦\n'));
    expect(calendar.isWorkingDay(localDate('2026-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(localDate('2026-05-09'))).toBe(true);
  });

  it('holidays.json and limits.json of the data folder are read without being named', () => {
    file('holidays.json', [NOTICE_2027]);
    file('limits.json', { limits: [{ id: 'T-PEN-10', period: '9WD', validFrom: '2026-01-01' }] });
    const calendar = legalCalendar(folder, { holidays: null, limits: null });
    expect(calendar.covers(2027)).toBe(true);
    expect(calendar.limitOf('T-PEN-10', localDate('2026-02-02')).period).toBe('9WD');
    expect(legalCalendar(empty, { holidays: null, limits: null }).covers(2027)).toBe(false);
  });

  it('the convention of excluded days is a setting', () => {
    const calendar = limits(file('ends.json', { excludedEnds: 'both' }));
    const excluded = [{ from: localDate('2025-09-03'), to: localDate('2025-09-12'), reason: '监测' }];
    expect(calendar.due({ from: localDate('2025-09-02'), period: '90CD', excluded }).unrolled).toBe('2025-12-11');
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{\n  "year": 2027,\n', /wrong\.json:3: /],
    ['no year', { holidays: {} }, /wrong\.json:1.*expected/],
    [
      'a day that does not exist',
      { ...NOTICE_2027, workingDays: { '2027-02-30': '春节' } },
      /wrong\.json:\d+ .*expected a day '2027-01-01'/,
    ],
    ['an unknown key', { ...NOTICE_2027, workdays: {} }, /expected nothing but year, holidays and workingDays/],
    [
      'a name that is a number',
      { ...NOTICE_2027, workingDays: { '2027-02-20': 3 } },
      /wrong\.json:\d+ .*expected a name/,
    ],
    [
      'a day of another year',
      { ...NOTICE_2027, workingDays: { '2026-02-21': '春节' } },
      /expected a day of 2027.*2026-02-21/,
    ],
    ['a day twice', { ...NOTICE_2027, workingDays: { '2027-10-02': '国庆节' } }, /2027-10-02 once/],
    [
      'half a notice',
      [{ year: 2027, holidays: { '2027-01-01': '元旦' } }],
      /expected the whole notice of 2027.*missing are 2027-05-01.*春节/,
    ],
  ])('a holiday file with %s is refused with file and what was expected', (_, content, message) => {
    const path = file('wrong.json', content);
    expect(() => holidays(path)).toThrow(OperationalError);
    expect(() => holidays(path)).toThrow(message);
    expect(() => holidays(path)).toThrow(/^FADU_HOLIDAYS_FILE: [^\n]*$/);
  });

  it.each<[string, unknown, RegExp]>([
    [
      'an unknown limit',
      { limits: [{ id: 'T-PEN-99', period: '5WD', validFrom: '2026-01-01' }] },
      /:4 limits\.0\.id: expected a limit such as T-PEN-10/,
    ],
    [
      'no period',
      { limits: [{ id: 'T-PEN-10', period: 'five', validFrom: '2026-01-01' }] },
      /limits\.0\.period: expected a period/,
    ],
    [
      'a limit of national law',
      { limits: [{ id: 'T-PEN-07', period: '3WD', validFrom: '2026-01-01' }] },
      /T-PEN-07 \(EEP-M 44\)/,
    ],
    ['an unknown convention', { excludedEnds: 'all' }, /excludedEnds: expected to, from, both, neither/],
  ])('a limits file with %s is refused with file and what was expected', (_, content, message) => {
    const path = file('wrong-limits.json', content);
    expect(() => limits(path)).toThrow(OperationalError);
    expect(() => limits(path)).toThrow(message);
  });

  it('a file that is named has to be there', () => {
    expect(() => holidays(join(folder, 'absent.json'))).toThrow(
      /FADU_HOLIDAYS_FILE: cannot read .*absent\.json \(ENOENT\)/,
    );
  });
});
