import { z } from 'zod';
import { addDays, createCalendar, isLocalDate, localDate, yearOf, type CalendarOverride } from '../../law/index.js';
import { readSettings, type SettingsFile } from './settings-file.js';

const EXPECTED_DAYS = "expected a day '2027-01-01' or days '2027-10-01..2027-10-07'";

const Name = z.union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })], {
  error: 'expected a name such as "元旦" or {"zh": "元旦", "en": "New Year"}',
});
const Days = z.record(z.string().refine(isDays, EXPECTED_DAYS), Name, {
  error: ({ code }) => (code === 'invalid_key' ? EXPECTED_DAYS : 'expected days with their names'),
});
const Year = z.strictObject(
  {
    year: z.int('expected a year such as 2027').min(1900).max(2999),
    holidays: Days.default({}),
    workingDays: Days.default({}),
  },
  { error: yearError },
);
const Years = z.array(Year);
const OneYear = Year.transform((year) => [year]);

/** Days that are holidays every year by 全国年节及纪念日放假办法 (2024): who leaves one out has not written down the whole notice. */
const EVERY_YEAR = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/**
 * The years of a holiday file, a year or a list of years `{"year": 2027, "holidays": {"2027-01-01": "元旦"}, "workingDays": {…}}`.
 * A year that is not installed has to be there as a whole. Throws an `OperationalError` with file and line.
 */
export function readHolidays(what: string, file: string): readonly CalendarOverride[] {
  const settings = readSettings(what, file, (content) => (Array.isArray(content) ? Years : OneYear));
  const overrides = settings.value.map(({ year, holidays, workingDays }) => ({
    year,
    holidays: dayByDay(holidays),
    workingDays: dayByDay(workingDays),
  }));
  try {
    createCalendar(overrides);
  } catch (error) {
    if (error instanceof RangeError) throw settings.error([], error.message);
    throw error;
  }
  assertWhole(overrides, settings);
  return overrides;
}

function assertWhole(overrides: readonly CalendarOverride[], settings: SettingsFile<unknown>): void {
  const published = createCalendar();
  overrides.forEach(({ year }, index) => {
    if (published.covers(year)) return;
    const named = Object.assign(
      {},
      ...overrides.filter((one) => one.year === year).map((one) => one.holidays),
    ) as object;
    const missing = EVERY_YEAR.map((day) => `${year}-${day}`).filter((day) => !(day in named));
    if (!Object.keys(named).some((day) => day >= `${year}-01-20` && day <= `${year}-02-21`)) missing.push('春节');
    if (missing.length === 0) return;
    throw settings.error(
      overrides.length === 1 ? [] : [index],
      `expected the whole notice of ${year}, of which nothing is installed; missing are ${missing.join(', ')}`,
    );
  });
}

function yearError({ code }: { code?: string }): string | undefined {
  return code === 'unrecognized_keys'
    ? 'expected nothing but year, holidays and workingDays'
    : 'expected {"year", "holidays", "workingDays"} or a list of them';
}

function isDays(text: string): boolean {
  const [from, to = from, ...more] = text.split('..');
  return isLocalDate(from) && isLocalDate(to) && from <= to && yearOf(from) === yearOf(to) && more.length === 0;
}

function dayByDay<T>(days: Readonly<Record<string, T>>): Record<string, T> {
  const named: Record<string, T> = {};
  for (const [text, name] of Object.entries(days)) {
    const [from = '', to = from] = text.split('..');
    for (let day = localDate(from); day <= localDate(to); day = addDays(day, 1)) named[day] = name;
  }
  return named;
}
