import { toEpochDay } from './civil.js';

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = make(zone);
  formatters.set(zone, made);
  return made;
}

function make(zone: string): Intl.DateTimeFormat | null {
  try {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, era: 'short', ...parts, ...clock });
  } catch {
    return null;
  }
}

export function isZone(zone: string): boolean {
  return formatterOf(zone) !== null;
}

/** Seconds by which the zone is ahead of UTC at an instant. The zone is known (`isZone`). */
export function offsetAt(zone: string, instantMs: number): number {
  const fields = new Map(
    formatterOf(zone)
      ?.formatToParts(instantMs)
      .map((part) => [part.type, part.value]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes): number => Number(fields.get(name));
  const year = fields.get('era') === 'BC' ? 1 - field('year') : field('year');
  const day = toEpochDay({ year, month: field('month'), day: field('day') });
  const shown = day * 86_400 + (field('hour') * 60 + field('minute')) * 60 + field('second');
  return shown - Math.floor(instantMs / 1000);
}

/** Offset of the zone at a local time; in a gap or overlap the earlier offset counts. */
export function offsetOfLocal(zone: string, localMs: number): number {
  const before = offsetAt(zone, localMs - 86_400_000);
  const candidate = offsetAt(zone, localMs - before * 1000);
  if (candidate === before) return before;
  const after = offsetAt(zone, localMs - candidate * 1000);
  return after === candidate ? candidate : before;
}
