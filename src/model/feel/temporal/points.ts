import { fromEpochDay, MS_PER_DAY, weekday } from './civil.js';

/** A day without time or zone. */
export class FeelDate {
  constructor(readonly epochDay: number) {}

  /** ISO 8601: `2026-03-01`. */
  toString(): string {
    const { year, month, day } = fromEpochDay(this.epochDay);
    return `${yearText(year)}-${two(month)}-${two(day)}`;
  }
}

/** Where a time or date-time is anchored: an offset from UTC in seconds, with the name of the zone if it came from one. */
export interface Anchor {
  readonly offsetSeconds: number;
  readonly zone: string | null;
}

export class FeelTime {
  constructor(
    readonly msOfDay: number,
    /** Null: a local time. */
    readonly anchor: Anchor | null,
  ) {}

  /** The text in a JSON variable; a local time is written as Java does: `08:30`, `08:30:15.500`. */
  toJson(): string {
    return this.anchor === null ? shortClockText(this.msOfDay) : this.toString();
  }

  /** `08:30:00`, `08:30:00+08:00`, `08:30:00@Asia/Shanghai`. */
  toString(): string {
    return `${clockText(this.msOfDay)}${anchorText(this.anchor)}`;
  }
}

export class FeelDateTime {
  constructor(
    /** The wall-clock reading in milliseconds, counted as if it were UTC. */
    readonly localMs: number,
    /** Null: a local date-time. */
    readonly anchor: Anchor | null,
  ) {}

  get epochDay(): number {
    return Math.floor(this.localMs / MS_PER_DAY);
  }

  get msOfDay(): number {
    return this.localMs - this.epochDay * MS_PER_DAY;
  }

  /** Milliseconds since the epoch; a local date-time is read as UTC. */
  get instantMs(): number {
    return this.localMs - (this.anchor?.offsetSeconds ?? 0) * 1000;
  }

  private get local(): string {
    return `${new FeelDate(this.epochDay).toString()}T${clockText(this.msOfDay)}`;
  }

  /** FEEL's text: `2026-03-01T08:30:00@Asia/Shanghai`, `…+08:00`, or without anchor. */
  toString(): string {
    return `${this.local}${anchorText(this.anchor)}`;
  }

  /** The text in a JSON variable, as Java writes it: `2026-03-01T08:30+08:00[Asia/Shanghai]`. */
  toJson(): string {
    const local = `${new FeelDate(this.epochDay).toString()}T${shortClockText(this.msOfDay)}`;
    if (this.anchor === null) return local;
    const zone = this.anchor.zone === null ? '' : `[${this.anchor.zone}]`;
    return `${local}${offsetText(this.anchor.offsetSeconds)}${zone}`;
  }
}

/** Name of the weekday property's number: 1 = Monday. */
export function weekdayOf(point: FeelDate | FeelDateTime): number {
  return weekday(point.epochDay);
}

export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z';
  const minutes = Math.trunc(Math.abs(seconds) / 60);
  const rest = Math.abs(seconds) % 60;
  const tail = rest === 0 ? '' : `:${two(rest)}`;
  return `${seconds < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}${tail}`;
}

function anchorText(anchor: Anchor | null): string {
  if (anchor === null) return '';
  return anchor.zone === null ? offsetText(anchor.offsetSeconds) : `@${anchor.zone}`;
}

function clockText(msOfDay: number): string {
  const seconds = Math.floor(msOfDay / 1000);
  const fraction = msOfDay % 1000;
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${tail}`;
}

/** Java's form: seconds only when there are some, fractions in three digits. */
function shortClockText(msOfDay: number): string {
  const [minutes, ms] = [Math.floor(msOfDay / 60_000), msOfDay % 60_000];
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  const seconds = ms === 0 ? '' : `:${two(Math.floor(ms / 1000))}${fraction}`;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${seconds}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}
