import type { Database, Statement } from 'better-sqlite3';
import type { ZeebeRecord } from '../../protocol/index.js';

/** One read hands out at most this many characters of JSON, so that a few huge records cannot fill the heap. */
const READ_CHARACTERS_MAX = 8_000_000;

/** The log: every record ever committed, by position. Nothing is removed from it in this release. */
export class RecordLog {
  private readonly insert: Statement<[number, string]>;
  private readonly after: Statement<[number, number], { json: string }>;
  private readonly last: Statement<[], { position: number | null }>;

  constructor(database: Database) {
    this.insert = database.prepare('INSERT INTO record VALUES (?, ?)');
    this.after = database.prepare('SELECT json FROM record WHERE position > ? ORDER BY position LIMIT ?');
    this.last = database.prepare('SELECT max(position) AS position FROM record');
  }

  /** The records are in the database's open transaction; throws when a position is taken. */
  append(records: readonly ZeebeRecord[]): void {
    for (const record of records) this.insert.run(record.position, JSON.stringify(record));
  }

  /** JSON texts of committed records with `position > afterPosition`, in order, at most `limit`; empty when there are none. */
  read(afterPosition: number, limit: number): string[] {
    const texts: string[] = [];
    let characters = 0;
    for (const { json } of this.after.iterate(afterPosition, limit)) {
      texts.push(json);
      characters += json.length;
      if (characters >= READ_CHARACTERS_MAX) break;
    }
    return texts;
  }

  /** 0 on an empty log. */
  lastPosition(): number {
    return this.last.get()?.position ?? 0;
  }
}
