import type { KeyValueStore } from '../core/state/key-value-store.js';
import type { ChangeLog } from './change-log.js';
import { DELETED, Overlay } from './overlay.js';
import type { StateRow } from './state-table.js';
import type { StoredRows } from './stored-rows.js';
import { WriteBack } from './write-back.js';

/** A generation of writes is closed when the change log has grown by so many characters: a second of full load, or less. */
const GENERATION_CHARACTERS = 4_000_000;
/** Rows brought up to date by a commit, at least, and per entry that it wrote: so the overlay stays within two generations. */
const ROWS_PER_COMMIT_MIN = 32;
const ROWS_PER_ENTRY = 2;
/** A row's share of the pages that change with it, roughly. */
const ROW_BYTES = 400;

const NO_ENTRIES: readonly (readonly [string, never])[] = [];

/**
 * The engine's state. Writes collect in an overlay; each commit logs them as one row of changes, and their own rows follow
 * later, if they still live then. Reads see overlay, then cache, then database. The heap holds a few seconds' writes and a
 * bounded cache, however many instances are open.
 */
export class SqliteState implements KeyValueStore {
  private readonly overlay: Overlay;
  private readonly writeBack = new WriteBack();

  /** What the last process committed and had not brought into the rows is in the overlay afterwards. */
  constructor(
    private readonly rows: StoredRows,
    private readonly changes: ChangeLog,
  ) {
    this.overlay = new Overlay(rows);
    this.recover();
  }

  get<T>(table: string, key: string): T | undefined {
    const written = this.overlay.get(table, key);
    if (written !== undefined) return written === DELETED ? undefined : (written as T);
    return this.rows.get(table, key) as T | undefined;
  }

  put<T>(table: string, key: string, value: T): void {
    if (value === undefined)
      throw new Error(`expected a JSON value for '${key}' of table '${table}', but found undefined`);
    this.overlay.set(table, key, value);
  }

  delete(table: string, key: string): void {
    this.overlay.set(table, key, DELETED);
  }

  scan<T>(table: string, prefix: string, after?: string): Iterable<readonly [key: string, value: T]> {
    const start = after !== undefined && after >= prefix ? after : prefix;
    if (!this.rows.endsBefore(table, start)) return this.merge(table, prefix, after);
    const first = this.writtenAfter(table, prefix, after);
    return first === undefined ? NO_ENTRIES : this.written(table, prefix, first);
  }

  /** Names of all tables that hold something, and of some that do not any more. */
  tables(): string[] {
    return [...new Set([...this.rows.tables(), ...this.overlay.tableNames()])];
  }

  /** What was written since the last commit or rollback of a step stays. */
  commitStep(): void {
    this.overlay.commitStep();
  }

  /** What was written since the last commit or rollback of a step is gone. */
  rollbackStep(): void {
    this.overlay.rollbackStep();
  }

  /**
   * All committed steps' writes are in the database's open transaction, which holds about so many bytes more by it. An error
   * leaves this object unusable.
   */
  save(): number {
    const written = this.overlay.takeWritten();
    const characters = this.changes.append(written);
    for (const entry of written) entry.logged = true;
    this.writeBack.collect(written);
    if (this.changes.size > GENERATION_CHARACTERS) this.closeGeneration();
    const rows = this.bringUp(Math.max(ROWS_PER_COMMIT_MIN, ROWS_PER_ENTRY * written.length));
    return characters + rows * ROW_BYTES;
  }

  /** Up to `limit` more rows are up to date, in the database's open transaction: about so many bytes. Null: all were already. */
  settle(limit: number): number | null {
    if (this.writeBack.exhausted && !this.changes.drop()) {
      if (this.changes.size === 0) return null;
      this.closeGeneration();
    }
    return this.bringUp(limit) * ROW_BYTES;
  }

  private closeGeneration(): void {
    if (!this.writeBack.exhausted) return;
    this.writeBack.close();
    this.changes.cut();
  }

  /** How many rows were brought up to date. */
  private bringUp(limit: number): number {
    const entries = this.writeBack.take(limit);
    for (const entry of entries) {
      const { table, key, value } = entry;
      if (value === DELETED) this.rows.delete(table.name, key);
      else this.rows.put(table.name, key, value);
      table.remove(entry);
    }
    if (this.writeBack.exhausted) this.changes.drop();
    return entries.length;
  }

  private recover(): void {
    for (const [table, puts, deletes] of this.changes.read()) {
      for (let i = 0; i < puts.length; i += 2) this.overlay.set(table, puts[i] as string, puts[i + 1]);
      for (const key of deletes) this.overlay.set(table, key, DELETED);
    }
    this.overlay.commitStep();
    const written = this.overlay.takeWritten();
    // They stay in the log of changes until their rows are up to date: a deletion meanwhile must be logged after them.
    for (const entry of written) entry.logged = true;
    this.writeBack.collect(written);
    this.writeBack.close();
    this.changes.cut();
  }

  private *written<T>(table: string, prefix: string, first: string): Iterable<readonly [key: string, value: T]> {
    for (let key: string | undefined = first; key !== undefined; key = this.writtenAfter(table, prefix, key)) {
      const value = this.overlay.get(table, key);
      if (value !== DELETED && value !== undefined) yield [key, value as T] as const;
    }
  }

  private *merge<T>(
    table: string,
    prefix: string,
    after: string | undefined,
  ): Iterable<readonly [key: string, value: T]> {
    const rows = this.rows.scan(table, prefix, after);
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

  private writtenAfter(table: string, prefix: string, after: string | undefined): string | undefined {
    const exclusive = after !== undefined && after >= prefix;
    const key = this.overlay.table(table).firstKey(exclusive ? after : prefix, exclusive);
    return key?.startsWith(prefix) ? key : undefined;
  }

  /** Value of a key that the scan has reached; the overlay is asked now, since the caller may have written meanwhile. */
  private valueAt(table: string, key: string, stored: StateRow | undefined): unknown {
    const written = this.overlay.get(table, key);
    if (written !== undefined) return written;
    return stored?.key === key ? this.rows.valueOf(table, stored) : DELETED;
  }
}
