import { fromEpochDay, weekday } from './civil.js';
import { NS_PER_DAY, NS_PER_SECOND } from './durations.js';

/** A day without time or zone. */
export class FeelDate {
  constructor(readonly epochDay: number) {}

  /** ISO 8601: `2026-03-01`, `+10000-01-01`. */
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
    /** Nanoseconds since midnight. */
    readonly nsOfDay: bigint,
    /** Null: a local time. */
    readonly anchor: Anchor | null,
  ) {}

  /** The text in a JSON variable; a local time is written as Java does: `08:30`, `08:30:15.500`. */
  toJson(): string {
    return this.anchor === null ? shortClockText(this.nsOfDay) : this.toString();
  }

  /** `08:30:00`, `08:30:00+08:00`, `08:30:00@Asia/Shanghai`. */
  toString(): string {
    return `${clockText(this.nsOfDay)}${anchorText(this.anchor)}`;
  }
}

export class FeelDateTime {
  constructor(
    /** The wall-clock reading in nanoseconds since 1970, counted as if it were UTC. */
    readonly localNs: bigint,
    /** Null: a local date-time. */
    readonly anchor: Anchor | null,
  ) {}

  get epochDay(): number {
    return Number((this.localNs - this.nsOfDay) / NS_PER_DAY);
  }

  get nsOfDay(): bigint {
    return ((this.localNs % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY;
  }

  /** Nanoseconds since the epoch; a local date-time is read as UTC. */
  get instantNs(): bigint {
    return this.localNs - BigInt(this.anchor?.offsetSeconds ?? 0) * NS_PER_SECOND;
  }

  private get local(): string {
    return `${new FeelDate(this.epochDay).toString()}T${clockText(this.nsOfDay)}`;
  }

  /** FEEL's text: `2026-03-01T08:30:00@Asia/Shanghai`, `…+08:00`, or without anchor. */
  toString(): string {
    return `${this.local}${anchorText(this.anchor)}`;
  }

  /** The text in a JSON variable, as Java writes it: `2026-03-01T08:30+08:00[Asia/Shanghai]`. */
  toJson(): string {
    const local = `${new FeelDate(this.epochDay).toString()}T${shortClockText(this.nsOfDay)}`;
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

/** Hours, minutes, seconds and the nine digits after them. */
function clock(nsOfDay: bigint): { hours: number; minutes: number; seconds: number; fraction: string } {
  const seconds = Number(nsOfDay / NS_PER_SECOND);
  const fraction = String(nsOfDay % NS_PER_SECOND).padStart(9, '0');
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60, fraction };
}

function clockText(nsOfDay: bigint): string {
  const { hours, minutes, seconds, fraction } = clock(nsOfDay);
  const digits = fraction.replace(/0+$/, '');
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${digits === '' ? '' : `.${digits}`}`;
}

/** Java's form: seconds only when there are some, fractions in three, six or nine digits. */
function shortClockText(nsOfDay: bigint): string {
  const { hours, minutes, seconds, fraction } = clock(nsOfDay);
  const digits = fraction.replace(/(000){1,3}$/, '');
  const tail = digits === '' ? '' : `.${digits}`;
  return `${two(hours)}:${two(minutes)}${seconds === 0 && tail === '' ? '' : `:${two(seconds)}${tail}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  if (year < 0) return `-${String(-year).padStart(4, '0')}`;
  return year > 9999 ? `+${year}` : String(year).padStart(4, '0');
}
