import { MS_PER_DAY, plusMonths } from './civil.js';
import { parseDuration, YearsMonthsDuration } from './durations.js';
import { parseDateTime } from './parse.js';

/** Epoch milliseconds of an ISO 8601 instant as FEEL writes it (`…Z`, `…+08:00`, `…+08:00[Asia/Shanghai]`); null without offset or zone. */
export function instantOf(text: string): number | null {
  // Java names the zone behind the offset, and the zone is what counts.
  const point = parseDateTime(text.replace(/(?:Z|[+-][\d:]+)\[([^\]]+)\]$/, '@$1'));
  return point?.anchor == null ? null : Number(point.instantNs / 1_000_000n);
}

/** A function that adds an ISO 8601 duration (`PT15M`, `P1M`) to an instant, months counted in UTC; null when the text is none. */
export function isoDuration(text: string): { addTo(instantMs: number): number } | null {
  const duration = parseDuration(text);
  if (duration === null) return null;
  if (!(duration instanceof YearsMonthsDuration)) return { addTo: (instantMs) => instantMs + duration.totalMs };
  return {
    addTo: (instantMs) => {
      const day = Math.floor(instantMs / MS_PER_DAY);
      return plusMonths(day, duration.totalMonths) * MS_PER_DAY + (instantMs - day * MS_PER_DAY);
    },
  };
}
