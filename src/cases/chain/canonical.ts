import { createHash } from 'node:crypto';

/**
 * JSON with the members of every object in the order of their names and without blanks: equal values give equal text.
 * Absent members stay absent. Throws on what JSON cannot say (a function, NaN, a BigInt), so that nothing is hashed as null.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`expected a JSON value, found ${typeof value} ${String(value)}`);
}

function canonicalObject(value: Record<string, unknown>): string {
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`)
    .join(',')}}`;
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
