import { toEpochDay } from './civil.js';

/** A formatter per zone, or the offset in seconds of a zone that is one, or null for none. */
const zones = new Map<string, Intl.DateTimeFormat | number | null>();

/** Names come from data as well: no more of them are kept than the world has zones. */
const ZONES_MAX = 1000;

function zoneOf(zone: string): Intl.DateTimeFormat | number | null {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const made = fixedOffset(zone) ?? formatter(zone);
  if (zones.size >= ZONES_MAX) zones.clear();
  zones.set(zone, made);
  return made;
}

/** Zones that name their offset: `UTC+08:00`, `GMT-05:30`. */
function fixedOffset(zone: string): number | null {
  const offset = /^(?:UTC|GMT|UT)([+-]\d{2}:\d{2})$/.exec(zone)?.[1];
  return offset === undefined ? null : parseOffset(offset);
}

function formatter(zone: string): Intl.DateTimeFormat | null {
  // Intl takes names in any case, Java only as they are written.
  if (!zone.split('/').every((part) => /^[A-Z]/.test(part))) return null;
  try {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, era: 'short', ...parts, ...clock });
  } catch {
    return null;
  }
}

/** Seconds of `Z` or `+08:00`, up to 18 hours; null for anything else. */
export function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  if (seconds > 18 * 3600) return null;
  return match[1] === '-' ? -seconds : seconds;
}

export function isZone(zone: string): boolean {
  return zoneOf(zone) !== null;
}

/** The farthest instant Intl can show, in seconds. */
const INSTANT_MAX = 8_640_000_000_000;

/** Seconds by which the zone is ahead of UTC at an instant. The zone is known (`isZone`). */
export function offsetAt(zone: string, instantSeconds: number): number {
  const known = zoneOf(zone);
  if (known === null || typeof known === 'number') return known ?? 0;
  const shownAt = Math.max(-INSTANT_MAX, Math.min(INSTANT_MAX, instantSeconds));
  const fields = new Map(known.formatToParts(shownAt * 1000).map((part) => [part.type, part.value]));
  const field = (name: Intl.DateTimeFormatPartTypes): number => Number(fields.get(name));
  const year = fields.get('era') === 'BC' ? 1 - field('year') : field('year');
  const day = toEpochDay({ year, month: field('month'), day: field('day') });
  return day * 86_400 + (field('hour') * 60 + field('minute')) * 60 + field('second') - shownAt;
}

/** Offset of the zone at a local time, the earlier one where clocks show it twice; `skipped`: seconds to move out of a gap. */
export function localAnchor(zone: string, localSeconds: number): { offsetSeconds: number; skipped: number } {
  const before = offsetAt(zone, localSeconds - 86_400);
  const after = offsetAt(zone, localSeconds + 86_400);
  const fits = (offset: number): boolean => offsetAt(zone, localSeconds - offset) === offset;
  if (before === after || fits(before)) return { offsetSeconds: before, skipped: 0 };
  if (fits(after)) return { offsetSeconds: after, skipped: 0 };
  return { offsetSeconds: after, skipped: after - before };
}
