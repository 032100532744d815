import type { KeyValueStore } from '../core/state/key-value-store.js';
import { DELETED, Overlay } from './overlay.js';
import type { StateRow, StateTable } from './state-table.js';
import { ValueCache } from './value-cache.js';

/**
 * The engine's state: writes collect in an overlay and reach the database once per batch; reads see overlay, then cache,
 * then database. The heap holds one batch and a bounded cache, however many instances are open.
 */
export class SqliteState implements KeyValueStore {
  private readonly overlay = new Overlay();
  private readonly cache: ValueCache;

  /** `cacheSize`: characters of JSON text kept decoded. */
  constructor(
    private readonly table: StateTable,
    cacheSize: number,
  ) {
    this.cache = new ValueCache(cacheSize);
  }

  get<T>(table: string, key: string): T | undefined {
    const written = this.overlay.get(table, key);
    if (written !== undefined) return written === DELETED ? undefined : (written as T);
    const known = this.cache.get(cacheKey(table, key));
    return (known ? known.value : this.load(table, key)) as T | undefined;
  }

  put<T>(table: string, key: string, value: T): void {
    if (value === undefined)
      throw new Error(`expected a JSON value for '${key}' of table '${table}', but found undefined`);
    this.overlay.set(table, key, value);
  }

  delete(table: string, key: string): void {
    this.overlay.set(table, key, DELETED);
  }

  *scan<T>(table: string, prefix: string, after?: string): Iterable<readonly [key: string, value: T]> {
    const rows = this.table.rows(table, prefix, after);
    let row = rows.next();
    let written = this.writtenAfter(table, prefix, after);
    while (!row.done || written !== undefined) {
      const stored = row.done ? undefined : row.value;
      const key = stored === undefined || (written !== undefined && written <= stored.key) ? written! : stored.key;
      if (stored?.key === key) row = rows.next();
      const value = this.valueAt(table, key, stored);
      if (value !== DELETED) yield [key, value as T] as const;
      written = this.writtenAfter(table, prefix, key);
    }
  }

  /** What was written since the last commit or rollback of a step stays. */
  commitStep(): void {
    this.overlay.commitStep();
  }

  /** What was written since the last commit or rollback of a step is gone. */
  rollbackStep(): void {
    this.overlay.rollbackStep();
  }

  /** All writes are in the database's open transaction. An error leaves this object unusable. */
  flush(): void {
    for (const [table, key, value] of this.overlay.drain()) {
      const json = value === DELETED ? '' : JSON.stringify(value);
      if (value === DELETED) this.table.delete(table, key);
      else this.table.put(table, key, json);
      this.cache.set(cacheKey(table, key), value === DELETED ? undefined : value, json.length);
    }
  }

  private load(table: string, key: string): unknown {
    const json = this.table.get(table, key);
    const value: unknown = json === undefined ? undefined : JSON.parse(json);
    this.cache.set(cacheKey(table, key), value, json?.length ?? 0);
    return value;
  }

  private writtenAfter(table: string, prefix: string, after: string | undefined): string | undefined {
    const exclusive = after !== undefined && after >= prefix;
    const key = this.overlay.firstKey(table, exclusive ? after : prefix, exclusive);
    return key?.startsWith(prefix) ? key : undefined;
  }

  /** Value of a key that the scan has reached; the overlay is asked now, since the caller may have written meanwhile. */
  private valueAt(table: string, key: string, stored: StateRow | undefined): unknown {
    const written = this.overlay.get(table, key);
    if (written !== undefined) return written;
    if (stored?.key !== key) return DELETED;
    const known = this.cache.get(cacheKey(table, key));
    if (known) return known.value;
    const value: unknown = JSON.parse(stored.json);
    this.cache.set(cacheKey(table, key), value, stored.json.length);
    return value;
  }
}

const cacheKey = (table: string, key: string) => `${table}\u0000${key}`;
