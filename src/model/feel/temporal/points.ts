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

  /** The text in a JSON variable: as `toString`, but a zone reads `+08:00[Asia/Shanghai]`. */
  toJson(): string {
    if (this.anchor?.zone == null) return this.toString();
    return `${this.local}${offsetText(this.anchor.offsetSeconds)}[${this.anchor.zone}]`;
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

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}
