import type { Beneath } from './overlay.js';
import type { StateRow, StateTable } from './state-table.js';
import { ValueCache } from './value-cache.js';

/**
 * The rows of the `state` table as decoded values, a bounded part of them cached. Knows a bound of each table's keys: most
 * reads are for keys that were just issued, and of those the database need not be asked.
 */
export class StoredRows implements Beneath {
  private readonly cache: ValueCache;
  /** No row of the table has a greater key; null: it has no rows. */
  private readonly bounds = new Map<string, string | null>();

  /** `cacheSize`: characters of JSON text kept decoded. */
  constructor(
    private readonly rows: StateTable,
    cacheSize: number,
  ) {
    this.cache = new ValueCache(cacheSize);
  }

  tables(): string[] {
    return this.rows.tables();
  }

  get(table: string, key: string): unknown {
    if (this.endsBefore(table, key)) return undefined;
    const known = this.cache.get(table, key);
    if (known) return known.value;
    const json = this.rows.get(table, key);
    return this.remember(table, key, json === undefined ? undefined : (JSON.parse(json) as unknown), json?.length ?? 0);
  }

  mayHold(table: string, key: string): boolean {
    if (this.endsBefore(table, key)) return false;
    const known = this.cache.get(table, key);
    return known ? known.value !== undefined : true;
  }

  /** True: all keys of the table's rows are less than `key`. */
  endsBefore(table: string, key: string): boolean {
    let bound = this.bounds.get(table);
    if (bound === undefined) this.bounds.set(table, (bound = this.rows.greatestKey(table)));
    return bound === null || bound < key;
  }

  scan(table: string, prefix: string, after: string | undefined): Iterator<StateRow, void> {
    return this.rows.rows(table, prefix, after);
  }

  valueOf(table: string, { key, json }: StateRow): unknown {
    const known = this.cache.get(table, key);
    return known ? known.value : this.remember(table, key, JSON.parse(json), json.length);
  }

  put(table: string, key: string, value: unknown): void {
    const json = JSON.stringify(value);
    this.rows.put(table, key, json);
    if (this.endsBefore(table, key)) this.bounds.set(table, key);
    this.remember(table, key, value, json.length);
  }

  delete(table: string, key: string): void {
    this.rows.delete(table, key);
    this.remember(table, key, undefined, 0);
  }

  private remember(table: string, key: string, value: unknown, jsonLength: number): unknown {
    this.cache.set(table, key, value, jsonLength);
    return value;
  }
}
