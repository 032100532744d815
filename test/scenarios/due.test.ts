import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDataDir, removeDataDir, runCli } from '../harness/service.js';

interface Answer {
  readonly dueStatutory: string;
  readonly dueSafe: string;
  readonly closes: string;
  readonly earliest?: string | null;
  readonly limit?: { readonly id: string; readonly source: string };
  readonly steps: readonly {
    kind: string;
    date: string;
    days: number;
    counts: number;
    text: { zh: string; en: string };
  }[];
}

describe('fadu due', () => {
  let folder: string;
  beforeAll(() => {
    folder = newDataDir();
  });
  afterAll(() => removeDataDir(folder));

  const due = (...options: string[]) => runCli(['due', ...options], { FADU_DATA_DIR: folder });
  const answer = async (...options: string[]): Promise<Answer> => {
    const { code, stdout, stderr } = await due(...options, '--json');
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as Answer;
  };

  it('TC-01: counts a window and says which days did not count, and why', async () => {
    const window = await answer('--from', '2025-09-30', '--period', '5WD', '--role', 'party');
    expect(window).toMatchObject({
      dueStatutory: '2025-10-14',
      dueSafe: '2025-10-14',
      closes: '2025-10-14',
      earliest: '2025-10-15',
    });
    expect(window.steps.find(({ date }) => date === '2025-10-06')).toMatchObject({
      kind: 'rest',
      text: { zh: expect.stringContaining('中秋') },
    });
    expect(window.steps.reduce((sum, { counts }) => sum + counts, 0)).toBe(5);
  });

  it('TC-02, TC-06: takes exclusions with their documents, and closes for an organ on the safe day', async () => {
    const decision = await answer(
      ...['--from', '2025-12-18', '--limit', 'T-PEN-11'],
      ...['--exclude', '2025-12-22..2025-12-31=监测委托书', '--exclude', '2026-02-25..2026-03-10'],
    );
    expect(decision).toMatchObject({
      dueStatutory: '2026-04-09',
      limit: { id: 'T-PEN-11', source: 'APL 60; EEP-M 57' },
    });
    expect(decision.steps.filter(({ kind }) => kind === 'excluded').map(({ days }) => days)).toEqual([9, 13]);
    expect(decision.steps.some(({ text }) => text.zh.includes('监测委托书'))).toBe(true);
    const wider = [
      '--from',
      '2025-12-18',
      '--period',
      '90CD',
      '--exclude',
      '2025-12-22..2025-12-31',
      '--excluded-ends',
      'both',
    ];
    expect((await answer(...wider)).dueStatutory).toBe('2026-03-30');
    const court = await answer('--from', '2025-12-15', '--period', '3M', '--role', 'organ');
    expect(court).toMatchObject({ dueStatutory: '2026-03-16', dueSafe: '2026-03-13', closes: '2026-03-13' });
  });

  it('TC-08: takes extensions, and counts back from a hearing', async () => {
    expect(await answer('--from', '2026-04-22', '--limit', 'T-REC-10', '--extend', '30CD')).toMatchObject({
      dueStatutory: '2026-07-21',
    });
    expect(await answer('--from', '2026-06-01', '--limit', 'T-REC-09', '--before')).toMatchObject({
      closes: '2026-05-22',
    });
  });

  it('TC-05: hours run through the holiday', async () => {
    expect(await answer('--from', '2025-12-31T10:00', '--limit', 'T-PEN-27')).toMatchObject({
      closes: '2026-01-01T10:00',
    });
    expect(await answer('--from', '2025-12-31T02:00Z', '--period', '24H')).toMatchObject({
      closes: '2026-01-01T10:00+08:00',
    });
  });

  it('without --json it writes both languages', async () => {
    const { code, stdout } = await due('--from', '2025-10-22', '--limit', 'T-PEN-21');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('2025-12-22');
    for (const words of ['申请行政复议', '《行政复议法》第20条', 'application for reconsideration', '顺延'])
      expect(stdout).toContain(words);
  });

  it('a missing year is named with the way to install it, and --holidays or the data folder installs it', async () => {
    const missing = await due('--from', '2026-12-30', '--period', '5WD');
    expect([missing.code, missing.stdout]).toEqual([3, '']);
    expect(missing.stderr).toMatch(/^fadu: [^\n]*2027[^\n]*FADU_HOLIDAYS_FILE[^\n]*\n$/);
    const holidays = ['01-01', '02-05..2027-02-11', '05-01..2027-05-05', '10-01..2027-10-07'].map((day) => [
      `2027-${day}`,
      '节假日',
    ]);
    const notice = JSON.stringify({ year: 2027, holidays: Object.fromEntries(holidays) });
    writeFileSync(join(folder, 'notice.json'), notice);
    const options = ['--from', '2026-12-30', '--period', '5WD', '--role', 'party'];
    expect(await answer(...options, '--holidays', join(folder, 'notice.json'))).toMatchObject({ closes: '2027-01-07' });
    writeFileSync(join(folder, 'holidays.json'), notice);
    expect(await answer(...options)).toMatchObject({ closes: '2027-01-07' });
  });

  it.each<[string, string[], RegExp]>([
    ['no such day', ['--from', '2025-02-29', '--period', '5WD'], /existing day.*2025-02-29/],
    ['no period', ['--from', '2025-09-30'], /expected --period or --limit/],
    ['a period that is none', ['--from', '2025-09-30', '--period', '5days'], /5days/],
    ['no start', ['--period', '5WD'], /--from/],
    ['an unknown limit', ['--from', '2025-09-30', '--limit', 'T-PEN-99'], /T-PEN-99/],
    [
      'an extension the law does not know',
      ['--from', '2025-09-30', '--limit', 'T-REC-11', '--extend', '30CD'],
      /no extension/,
    ],
    [
      'an extension in another unit',
      ['--from', '2025-09-30', '--period', '90CD', '--extend', '3WD'],
      /extension in CD/,
    ],
    [
      'an exclusion that ends before it begins',
      ['--from', '2025-09-30', '--period', '90CD', '--exclude', '2025-10-02..2025-10-01'],
      /2025-10-02\.\.2025-10-01/,
    ],
    [
      'an exclusion without an end',
      ['--from', '2025-09-30', '--period', '90CD', '--exclude', '2025-10-02'],
      /START|two existing days/,
    ],
    ['hours without a time', ['--from', '2025-09-30', '--period', '24H'], /expected a time/],
    ['days with a time', ['--from', '2025-09-30T10:00', '--period', '5WD'], /existing day/],
    [
      'hours with an exclusion',
      ['--from', '2025-09-30T10:00', '--period', '24H', '--exclude', '2025-10-01..2025-10-02'],
      /hours without/,
    ],
    ['a role that is none', ['--from', '2025-09-30', '--period', '5WD', '--role', 'judge'], /party, organ/],
    ['an unknown option', ['--from', '2025-09-30', '--period', '5WD', '--jason'], /--jason/],
    [
      'no holiday file',
      ['--from', '2025-09-30', '--period', '5WD', '--holidays', '/nowhere.json'],
      /--holidays: cannot read \/nowhere\.json/,
    ],
  ])('%s: exit code 3 and what was expected', async (_, options, message) => {
    const { code, stdout, stderr } = await due(...options);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
