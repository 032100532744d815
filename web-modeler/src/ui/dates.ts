const OFFSET_MS = 8 * 3_600_000;

/** '2025-10-17 09:30' in China, whatever the zone of the computer; empty for null. */
export function dateTime(iso: string | null | undefined): string {
  return shifted(iso)?.slice(0, 16).replace('T', ' ') ?? '';
}

/** '2025-10-17' in China of an instant, or of a day as it is. */
export function day(iso: string | null | undefined): string {
  if (iso !== null && iso !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  return shifted(iso)?.slice(0, 10) ?? '';
}

function shifted(iso: string | null | undefined): string | null {
  if (iso === null || iso === undefined || iso === '') return null;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : new Date(ms + OFFSET_MS).toISOString();
}
