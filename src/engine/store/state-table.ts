import type { Database, Statement } from 'better-sqlite3';
import { decodeKey, encodeKey, endOfPrefix } from './key-codec.js';

const FIRST_PAGE = 16;
const PAGE = 256;

export interface StateRow {
  readonly key: string;
  readonly json: string;
}

/** The `state` table: what was flushed. Knows keys and JSON texts, nothing of overlays and caches. */
export class StateTable {
  private readonly ids = new Map<string, number>();
  private readonly select: Statement<[number, Buffer], { value: string }>;
  private readonly page: Statement<[number, Buffer, Buffer, number], { key: Buffer; value: string }>;
  private readonly pageAfter: Statement<[number, Buffer, Buffer, number], { key: Buffer; value: string }>;
  private readonly upsert: Statement<[number, Buffer, string]>;
  private readonly remove: Statement<[number, Buffer]>;
  private readonly greatest: Statement<[number], { key: Buffer | null }>;
  private readonly name: Statement<[string], { id: number }>;

  constructor(database: Database) {
    const range = (comparison: string) =>
      `SELECT key, value FROM state WHERE table_id = ? AND key ${comparison} ? AND key < ? ORDER BY key LIMIT ?`;
    this.select = database.prepare('SELECT value FROM state WHERE table_id = ? AND key = ?');
    this.page = database.prepare(range('>='));
    this.pageAfter = database.prepare(range('>'));
    this.upsert = database.prepare(
      'INSERT INTO state VALUES (?, ?, ?) ON CONFLICT (table_id, key) DO UPDATE SET value = excluded.value',
    );
    this.remove = database.prepare('DELETE FROM state WHERE table_id = ? AND key = ?');
    this.greatest = database.prepare('SELECT max(key) AS key FROM state WHERE table_id = ?');
    this.name = database.prepare('INSERT INTO state_table (name) VALUES (?) RETURNING id');
    const named = database.prepare<[], { id: number; name: string }>('SELECT id, name FROM state_table');
    for (const { id, name } of named.all()) this.ids.set(name, id);
  }

  /** Names of the tables that have, or had, rows. */
  tables(): string[] {
    return [...this.ids.keys()];
  }

  /** JSON text, or undefined when absent. */
  get(table: string, key: string): string | undefined {
    const id = this.ids.get(table);
    return id === undefined ? undefined : this.select.get(id, encodeKey(key))?.value;
  }

  /** The greatest key, null when the table is empty. */
  greatestKey(table: string): string | null {
    const id = this.ids.get(table);
    const key = id === undefined ? null : this.greatest.get(id)!.key;
    return key === null ? null : decodeKey(key);
  }

  put(table: string, key: string, json: string): void {
    this.upsert.run(this.idOf(table), encodeKey(key), json);
  }

  delete(table: string, key: string): void {
    const id = this.ids.get(table);
    if (id !== undefined) this.remove.run(id, encodeKey(key));
  }

  /** Rows by key, read in pages: an SQLite cursor left open would block the connection. */
  *rows(table: string, prefix: string, after: string | undefined): Generator<StateRow, void> {
    const id = this.ids.get(table);
    if (id === undefined) return;
    const end = endOfPrefix(prefix);
    const skips = after !== undefined && after >= prefix;
    let limit = FIRST_PAGE;
    let rows = (skips ? this.pageAfter : this.page).all(id, encodeKey(skips ? after : prefix), end, limit);
    for (;;) {
      for (const { key, value } of rows) yield { key: decodeKey(key), json: value };
      if (rows.length < limit) return;
      limit = PAGE;
      rows = this.pageAfter.all(id, rows[rows.length - 1]!.key, end, limit);
    }
  }

  private idOf(table: string): number {
    let id = this.ids.get(table);
    if (id === undefined) this.ids.set(table, (id = this.name.get(table)!.id));
    return id;
  }
}
