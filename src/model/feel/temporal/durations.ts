export const NS_PER_SECOND = 1_000_000_000n;
export const NS_PER_DAY = 86_400n * NS_PER_SECOND;
const NS_PER_HOUR = 3600n * NS_PER_SECOND;
const NS_PER_MINUTE = 60n * NS_PER_SECOND;

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

/** An exact length of time, in nanoseconds. */
export class DaysTimeDuration {
  constructor(readonly totalNs: bigint) {}

  /** Whole milliseconds. */
  get totalMs(): number {
    return Number(this.totalNs / 1_000_000n);
  }

  get days(): number {
    return Number(this.totalNs / NS_PER_DAY);
  }

  get hours(): number {
    return Number((this.totalNs / NS_PER_HOUR) % 24n);
  }

  get minutes(): number {
    return Number((this.totalNs / NS_PER_MINUTE) % 60n);
  }

  get seconds(): number {
    return Number((this.totalNs / NS_PER_SECOND) % 60n);
  }

  /** The text in a JSON variable, as Java writes it, without days: `PT26H3M4.5S`, `PT-1M-30S`, `PT0S`. */
  toJson(): string {
    if (this.totalNs === 0n) return 'PT0S';
    const hours = this.totalNs / NS_PER_HOUR;
    return `PT${unit(hours, 'H')}${unit(this.minutes, 'M')}${secondsText(this.totalNs % NS_PER_MINUTE)}`;
  }

  /** ISO 8601: `P1DT2H3M4.5S`, `-PT1H`, `P0D`. */
  toString(): string {
    if (this.totalNs === 0n) return 'P0D';
    const size = this.totalNs < 0n ? -this.totalNs : this.totalNs;
    const [hours, minutes] = [(size / NS_PER_HOUR) % 24n, (size / NS_PER_MINUTE) % 60n];
    const time = `${unit(hours, 'H')}${unit(minutes, 'M')}${secondsText(size % NS_PER_MINUTE)}`;
    return `${this.totalNs < 0n ? '-' : ''}P${unit(size / NS_PER_DAY, 'D')}${time === '' ? '' : `T${time}`}`;
  }
}

function unit(count: number | bigint, letter: string): string {
  return Number(count) === 0 ? '' : `${count}${letter}`;
}

function secondsText(ns: bigint): string {
  if (ns === 0n) return '';
  const size = ns < 0n ? -ns : ns;
  const fraction = String(size % NS_PER_SECOND)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${ns < 0n ? '-' : ''}${size / NS_PER_SECOND}${fraction === '' ? '' : `.${fraction}`}S`;
}

const YEARS_MONTHS = /^(-)?P(-?\d{1,9}Y)?(-?\d{1,9}M)?$/;
const DAYS_TIME =
  /^([-+])?P([-+]?\d{1,15}D)?(?:T([-+]?\d{1,15}H)?([-+]?\d{1,15}M)?(?:([-+]?\d{1,15})(?:[.,](\d{0,9}))?S)?)?$/i;

/** A duration from ISO 8601 text (`P1Y6M`, `P5DT12H`, `-PT30S`); null when the text is none or mixes months with days. */
export function parseDuration(text: string): YearsMonthsDuration | DaysTimeDuration | null {
  if (!/\d[.,]?[A-Z]$/i.test(text)) return null;
  const months = YEARS_MONTHS.exec(text);
  if (months)
    return new YearsMonthsDuration((months[1] === undefined ? 1 : -1) * (amount(months[2]) * 12 + amount(months[3])));
  const exact = DAYS_TIME.exec(text);
  return exact && new DaysTimeDuration((exact[1] === '-' ? -1n : 1n) * lengthOf(exact));
}

function lengthOf([, , days, hours, minutes, seconds, fraction = '']: RegExpExecArray): bigint {
  const whole = whole64(days) * 86_400n + whole64(hours) * 3600n + whole64(minutes) * 60n + whole64(seconds);
  const rest = BigInt(fraction.padEnd(9, '0'));
  return whole * NS_PER_SECOND + (seconds?.startsWith('-') === true ? -rest : rest);
}

function whole64(part: string | undefined): bigint {
  return part === undefined ? 0n : BigInt(part.replace(/[A-Z]/i, '').replace('+', ''));
}

function amount(part: string | undefined): number {
  return part === undefined ? 0 : Number.parseInt(part, 10);
}
