import { CalendarMissingError, type NoticedDay, type YearTable } from './holiday-table.js';
import { dateOfEpochDay, newYearOf, weekdayOfEpochDay, yearOfEpochDay, type LocalDate } from './local-date.js';

/** The working days of one installed year, so arranged that counting them is two lookups. */
interface YearDays {
  /** Epoch day of 1 January, and the one after 31 December. */
  readonly first: number;
  readonly end: number;
  readonly texts: readonly LocalDate[];
  /** Working days before the n-th day of the year (from 0); one entry more than days. */
  readonly before: Int16Array;
  /** Epoch day of each working day, in order. */
  readonly working: Int32Array;
}

/**
 * Counts working days over installed years, in epoch days. Every method throws `CalendarMissingError` when it would have to
 * know a day of a year without a notice; days it only passes from (`add`, `between` exclude the start) need none.
 */
export class WorkingDays {
  readonly #tableOf: (year: number) => YearTable | null;
  readonly #years = new Map<number, YearDays>();
  /** Most questions are about the same year as the last one. */
  #recent: YearDays = { first: 0, end: 0, texts: [], before: new Int16Array(), working: new Int32Array() };

  constructor(tableOf: (year: number) => YearTable | null) {
    this.#tableOf = tableOf;
  }

  isWorking(day: number): boolean {
    const { first, before } = this.#yearWith(day);
    return before[day - first + 1]! > before[day - first]!;
  }

  /** What the notice says of the day; null: an ordinary weekday or weekend. */
  noticed(date: LocalDate, day: number): NoticedDay | null {
    const year = yearOfEpochDay(day);
    const table = this.#tableOf(year);
    if (table === null) throw new CalendarMissingError(year);
    return table.get(date) ?? null;
  }

  /** The last working day on or before the day. */
  onOrBefore(day: number): number {
    return this.isWorking(day) ? day : this.add(day, -1);
  }

  /**
   * The `n`-th working day after the day, before it when `n` is negative; 0 gives the day itself. Forwards, years after that
   * of `until` are not looked at: then some day after `until` is the answer.
   */
  add(day: number, n: number, until = Infinity): number {
    if (n === 0) return day;
    let year = this.#yearWith(n > 0 ? day + 1 : day - 1);
    // Place of the wanted day among the working days of the year; the start itself belongs to neither direction.
    let place = n > 0 ? year.before[day + 1 - year.first]! + n - 1 : year.before[day - year.first]! + n;
    while (place >= year.working.length) {
      if (year.end > until) return year.end;
      place -= year.working.length;
      year = this.#yearWith(year.end);
    }
    while (place < 0) {
      year = this.#yearWith(year.first - 1);
      place += year.working.length;
    }
    return year.working[place]!;
  }

  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  between(from: number, to: number): number {
    if (to < from) return 0 - this.between(to, from);
    if (to === from) return 0;
    let year = this.#yearWith(from + 1);
    let count = 0 - year.before[from + 1 - year.first]!;
    for (; to >= year.end; year = this.#yearWith(year.end)) count += year.working.length;
    return count + year.before[to + 1 - year.first]!;
  }

  /** The day's text; one object per day of an installed year, so that results cost no memory. */
  textOf(day: number): LocalDate {
    const { first, end, texts } = this.#recent;
    return day >= first && day < end ? texts[day - first]! : dateOfEpochDay(day);
  }

  #yearWith(day: number): YearDays {
    if (day >= this.#recent.first && day < this.#recent.end) return this.#recent;
    const year = yearOfEpochDay(day);
    let days = this.#years.get(year);
    if (days === undefined) {
      days = this.#arrange(year);
      this.#years.set(year, days);
    }
    this.#recent = days;
    return days;
  }

  #arrange(year: number): YearDays {
    const table = this.#tableOf(year);
    if (table === null) throw new CalendarMissingError(year);
    const first = newYearOf(year);
    const end = newYearOf(year + 1);
    const texts = Array.from({ length: end - first }, (_, index) => dateOfEpochDay(first + index));
    const before = new Int16Array(end - first + 1);
    const working: number[] = [];
    texts.forEach((text, index) => {
      if (isWorking(first + index, table.get(text))) working.push(first + index);
      before[index + 1] = working.length;
    });
    return { first, end, texts, before, working: Int32Array.from(working) };
  }
}

function isWorking(day: number, noticed: NoticedDay | undefined): boolean {
  return noticed === undefined ? weekdayOfEpochDay(day) % 6 !== 0 : noticed.kind === 'make-up';
}
