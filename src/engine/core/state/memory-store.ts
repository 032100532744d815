import type { KeyValueStore } from './key-value-store.js';

interface Table {
  readonly values: Map<string, unknown>;
  /** The keys of `values`, ascending. */
  readonly keys: string[];
}

/** A store in the heap, for tests and replay. Values are frozen when put, so a caller that changes one in place fails. */
export class MemoryStore implements KeyValueStore {
  private readonly tables = new Map<string, Table>();

  get<T>(table: string, key: string): T | undefined {
    return this.tables.get(table)?.values.get(key) as T | undefined;
  }

  put<T>(table: string, key: string, value: T): void {
    const { values, keys } = this.table(table);
    if (!values.has(key)) keys.splice(firstAtLeast(keys, key), 0, key);
    values.set(key, freeze(value));
  }

  delete(table: string, key: string): void {
    const { values, keys } = this.table(table);
    if (values.delete(key)) keys.splice(firstAtLeast(keys, key), 1);
  }

  *scan<T>(table: string, prefix: string, after?: string): Iterable<readonly [key: string, value: T]> {
    const { values, keys } = this.table(table);
    let last = after === undefined || after < prefix ? null : after;
    for (;;) {
      const at = last === null ? firstAtLeast(keys, prefix) : firstAfter(keys, last);
      const key = keys[at];
      if (key === undefined || !key.startsWith(prefix)) return;
      yield [key, values.get(key) as T] as const;
      last = key;
    }
  }

  /** Every table that holds something, as plain data: two stores in the same state give equal snapshots. */
  snapshot(): Record<string, Record<string, unknown>> {
    const filled = [...this.tables].filter(([, { keys }]) => keys.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      filled.map(([name, { keys, values }]) => [name, Object.fromEntries(keys.map((key) => [key, values.get(key)]))]),
    );
  }

  private table(name: string): Table {
    let table = this.tables.get(name);
    if (!table) this.tables.set(name, (table = { values: new Map(), keys: [] }));
    return table;
  }
}

/** Index of the first of the ascending `keys` that is not less than `key`. */
function firstAtLeast(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAfter(keys: readonly string[], key: string): number {
  const at = firstAtLeast(keys, key);
  return keys[at] === key ? at + 1 : at;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
