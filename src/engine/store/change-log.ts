import type { Database, Statement } from 'better-sqlite3';
import { DELETED, type Entry } from './overlay.js';

/** Rows are dropped a few at a time: freeing megabytes of them at once would be a pause. */
const DROPPED_AT_ONCE = 32;

/** What one batch changed in one table: keys with their new values in turn, and deleted keys. */
export type TableChanges = readonly [table: string, puts: readonly unknown[], deletes: readonly string[]];

/**
 * What committed batches changed in the state and the `state` table does not show yet. After a crash it is applied to
 * the table's rows again, oldest first. Any end part of it will do: the last change of a key counts.
 */
export class ChangeLog {
  private readonly insert: Statement<[number, string]>;
  private readonly remove: Statement<[number, number]>;
  private readonly all: Statement<[], { changes: string }>;
  private lastId: number;
  private droppedUpTo = 0;
  private droppingUpTo = 0;
  /** Characters appended since the last `cut`. */
  size = 0;

  constructor(database: Database) {
    this.insert = database.prepare('INSERT INTO state_change VALUES (?, ?)');
    this.remove = database.prepare('DELETE FROM state_change WHERE id > ? AND id <= ?');
    this.all = database.prepare('SELECT changes FROM state_change ORDER BY id');
    const ids = database.prepare<[], { first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM state_change',
    );
    const { first, last } = ids.get()!;
    this.lastId = last ?? 0;
    this.droppedUpTo = first === null ? this.lastId : first - 1;
    this.droppingUpTo = this.droppedUpTo;
  }

  *read(): Iterable<TableChanges> {
    for (const { changes } of this.all.all()) yield* JSON.parse(changes) as TableChanges[];
  }

  /** The entries' values are in the database's open transaction, as so many characters of text. */
  append(entries: readonly Entry[]): number {
    const changes = new Map<string, [table: string, puts: unknown[], deletes: string[]]>();
    for (const entry of entries) {
      // Written and deleted since the last commit, and never known to the file: nothing has happened.
      if (entry.value === DELETED && !entry.stored && !entry.logged) continue;
      let ofTable = changes.get(entry.table.name);
      if (!ofTable) changes.set(entry.table.name, (ofTable = [entry.table.name, [], []]));
      if (entry.value === DELETED) ofTable[2].push(entry.key);
      else ofTable[1].push(entry.key, entry.value);
    }
    if (changes.size === 0) return 0;
    const json = JSON.stringify([...changes.values()]);
    this.insert.run(++this.lastId, json);
    this.size += json.length;
    return json.length;
  }

  /** `drop` will remove what was appended so far. */
  cut(): void {
    this.droppingUpTo = this.lastId;
    this.size = 0;
  }

  /** In the database's open transaction, some of what was cut off is gone. True: there is more of it. */
  drop(): boolean {
    const upTo = Math.min(this.droppingUpTo, this.droppedUpTo + DROPPED_AT_ONCE);
    if (upTo > this.droppedUpTo) this.remove.run(this.droppedUpTo, upTo);
    this.droppedUpTo = upTo;
    return upTo < this.droppingUpTo;
  }
}
