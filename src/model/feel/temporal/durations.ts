/** A duration in whole months. */
export class YearsMonthsDuration {
  constructor(readonly totalMonths: number) {}

  get years(): number {
    return Math.trunc(this.totalMonths / 12);
  }

  get months(): number {
    return this.totalMonths % 12;
  }

  /** The text in a JSON variable, as Java writes it: `P1Y2M`, `P-3M`, `P0D`. */
  toJson(): string {
    return this.totalMonths === 0 ? 'P0D' : `P${unit(this.years, 'Y')}${unit(this.months, 'M')}`;
  }

  /** ISO 8601: `P1Y2M`, `-P3M`, `P0Y`. */
  toString(): string {
    if (this.totalMonths === 0) return 'P0Y';
    const [years, months] = [Math.abs(this.years), Math.abs(this.months)];
    return `${this.totalMonths < 0 ? '-' : ''}P${unit(years, 'Y')}${unit(months, 'M')}`;
  }
}

/** An exact length of time, in milliseconds (Zeebe keeps nanoseconds; finer fractions are cut). */
export class DaysTimeDuration {
  constructor(readonly totalMs: number) {}

  get days(): number {
    return Math.trunc(this.totalMs / 86_400_000);
  }

  get hours(): number {
    return Math.trunc(this.totalMs / 3_600_000) % 24;
  }

  get minutes(): number {
    return Math.trunc(this.totalMs / 60_000) % 60;
  }

  get seconds(): number {
    return Math.trunc(this.totalMs / 1000) % 60;
  }

  /** The text in a JSON variable, as Java writes it, without days: `PT26H3M4.5S`, `PT-1M-30S`, `PT0S`. */
  toJson(): string {
    if (this.totalMs === 0) return 'PT0S';
    const hours = Math.trunc(this.totalMs / 3_600_000);
    return `PT${unit(hours, 'H')}${unit(this.minutes, 'M')}${unit((this.totalMs % 60_000) / 1000, 'S')}`;
  }

  /** ISO 8601: `P1DT2H3M4.5S`, `-PT1H`, `P0D`. */
  toString(): string {
    if (this.totalMs === 0) return 'P0D';
    const [days, hours, minutes] = [Math.abs(this.days), Math.abs(this.hours), Math.abs(this.minutes)];
    const seconds = (Math.abs(this.totalMs) % 60_000) / 1000;
    const time = `${unit(hours, 'H')}${unit(minutes, 'M')}${unit(seconds, 'S')}`;
    return `${this.totalMs < 0 ? '-' : ''}P${unit(days, 'D')}${time === '' ? '' : `T${time}`}`;
  }
}

function unit(count: number, letter: string): string {
  return count === 0 ? '' : `${count}${letter}`;
}

const YEARS_MONTHS = /^(-)?P(-?\d+Y)?(-?\d+M)?$/;
const DAYS_TIME = /^(-)?P(-?\d+W)?(-?\d+D)?(?:T(-?\d+H)?(-?\d+M)?(-?\d+(?:\.\d*)?S)?)?$/;

/** A duration from ISO 8601 text (`P1Y6M`, `P5DT12H`, `-PT30S`); null when the text is none or mixes months with days. */
export function parseDuration(text: string): YearsMonthsDuration | DaysTimeDuration | null {
  if (!/\d[A-Z]$/.test(text)) return null;
  const months = YEARS_MONTHS.exec(text);
  if (months) return new YearsMonthsDuration(sign(months) * (amount(months[2]) * 12 + amount(months[3])));
  const exact = DAYS_TIME.exec(text);
  if (!exact) return null;
  const hours = amount(exact[2]) * 168 + amount(exact[3]) * 24 + amount(exact[4]);
  const seconds = hours * 3600 + amount(exact[5]) * 60 + amount(exact[6]);
  return new DaysTimeDuration(sign(exact) * Math.trunc(seconds * 1000));
}

function sign(match: RegExpExecArray): number {
  return match[1] === undefined ? 1 : -1;
}

function amount(part: string | undefined): number {
  return part === undefined ? 0 : Number.parseFloat(part);
}
