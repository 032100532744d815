import chineseDays from 'chinese-days';
import type { LocalText } from '../../model/finding.js';
import { addDays, localDate, yearOf, type LocalDate } from './local-date.js';

/** What the yearly notice of the State Council says of one day that it names. */
export interface NoticedDay {
  readonly kind: 'holiday' | 'make-up';
  readonly name: LocalText;
}

/** Every day the notice of one year names; days it does not name are ordinary weekdays and weekends. */
export type YearTable = ReadonlyMap<LocalDate, NoticedDay>;

/**
 * A local correction or a whole year installed by hand. For a year that is already installed the named days replace
 * the table's; for another year the override is the table, so it must name every holiday and make-up day of it.
 */
export interface CalendarOverride {
  readonly year: number;
  /** Day to name, such as `{'2027-01-01': '元旦'}`. */
  readonly holidays: Readonly<Record<string, string | LocalText>>;
  /** Make-up working days 调休上班日. */
  readonly workingDays: Readonly<Record<string, string | LocalText>>;
}

/** A day was asked for whose year no notice is installed for (§6.1 rule 12). Nothing is guessed. */
export class CalendarMissingError extends Error {
  override readonly name = 'CalendarMissingError';
  constructor(readonly year: number) {
    super(
      `expected an installed holiday table for ${year}, found none: install the State Council's notice of that year in the ` +
        'holiday file (holidays.json of the data folder, or FADU_HOLIDAYS_FILE)',
    );
  }

  /** The message in both languages, for screens. */
  get text(): LocalText {
    return {
      zh: `尚未安装${this.year}年节假日安排，无法计算期限；请将国务院办公厅通知写入节假日文件（数据目录holidays.json或FADU_HOLIDAYS_FILE）`,
      en: this.message,
    };
  }
}

/**
 * The table of a year, null when none is installed; built at first use and kept. Throws `RangeError` at once for an
 * override that names a day of another year or the same day twice.
 */
export function installedTables(overrides: readonly CalendarOverride[]): (year: number) => YearTable | null {
  const tables = new Map<number, YearTable | null>();
  const tableOf = (year: number): YearTable | null => {
    let table = tables.get(year);
    if (table === undefined) {
      table = withOverrides(year, publishedTable(year), overrides);
      tables.set(year, table);
    }
    return table;
  };
  for (const { year } of overrides) tableOf(year);
  return tableOf;
}

/**
 * The year as `chinese-days` publishes it, or null. The package answers for any year and falls back to plain weekends
 * where it has no data; a year counts as installed only if it names both New Year's Day and National Day.
 */
function publishedTable(year: number): YearTable | null {
  const known = published.get(year);
  if (known !== undefined) return known;
  const table = completeTable(year);
  published.set(year, table);
  return table;
}

/** What the package says of a year never changes while the program runs; years are as few as dates have. */
const published = new Map<number, YearTable | null>();

function completeTable(year: number): YearTable | null {
  const table = new Map<LocalDate, NoticedDay>();
  if (year < 1 || year > 9998) return null;
  const newYear = localDate(`${String(year).padStart(4, '0')}-01-01`);
  for (let day = newYear; yearOf(day) === year; day = addDays(day, 1)) {
    const noticed = publishedDay(day);
    if (noticed !== null) table.set(day, noticed);
  }
  const complete = table.has(newYear) && table.has(localDate(`${newYear.slice(0, 4)}-10-01`));
  return complete ? table : null;
}

/** Named days come as "National Day,国庆节,3"; any other day as its weekday, computed in the host's time zone: ignored. */
function publishedDay(day: LocalDate): NoticedDay | null {
  const { work, name } = chineseDays.getDayDetail(day);
  const [en, zh] = name.split(',');
  if (en === undefined || zh === undefined) return null;
  return { kind: work ? 'make-up' : 'holiday', name: { zh, en } };
}

function withOverrides(
  year: number,
  published: YearTable | null,
  overrides: readonly CalendarOverride[],
): YearTable | null {
  const own = overrides.filter((override) => override.year === year);
  if (own.length === 0) return published;
  const table = new Map(published ?? []);
  for (const { holidays, workingDays } of own) {
    assertDisjoint(year, holidays, workingDays);
    put(table, year, holidays, 'holiday');
    put(table, year, workingDays, 'make-up');
  }
  return table;
}

function put(
  table: Map<LocalDate, NoticedDay>,
  year: number,
  days: Readonly<Record<string, string | LocalText>>,
  kind: NoticedDay['kind'],
): void {
  for (const [text, name] of Object.entries(days)) {
    const day = localDate(text);
    if (yearOf(day) !== year) throw new RangeError(`expected a day of ${year} in its override, found ${day}`);
    table.set(day, { kind, name: typeof name === 'string' ? { zh: name, en: name } : name });
  }
}

function assertDisjoint(year: number, holidays: object, workingDays: object): void {
  const both = Object.keys(holidays).find((day) => day in workingDays);
  if (both !== undefined) {
    throw new RangeError(`expected ${both} once in the override of ${year}, found it as holiday and as working day`);
  }
}
