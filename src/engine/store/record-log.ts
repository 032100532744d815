import type { Database, Statement } from 'better-sqlite3';
import type { ZeebeRecord } from '../../protocol/index.js';
import { decodeRecords, encodeRecords } from './record-codec.js';

/** One read hands out at most this many characters of JSON, so that a few huge records cannot fill the heap. */
const READ_CHARACTERS_MAX = 8_000_000;
/** So few that a read decodes little in vain, so many that a batch is seldom more than one row. */
const RECORDS_PER_ROW = 1_000;
/** Freeing more rows at once would be a noticeable pause. */
const ROWS_DISCARDED_AT_ONCE = 32;

interface Row {
  readonly lastPosition: number;
  readonly firstPosition: number;
  readonly records: string;
}

/** The log: the committed records by position, one row per batch. */
export class RecordLog {
  private readonly insert: Statement<[number, number, string]>;
  private readonly after: Statement<[number], Row>;
  private readonly upTo: Statement<[number, number]>;
  private readonly first: Statement<[], { position: number | null }>;
  private last: number;
  private shown: number;

  constructor(database: Database) {
    this.insert = database.prepare('INSERT INTO record_batch VALUES (?, ?, ?)');
    this.after = database.prepare(
      `SELECT last_position AS lastPosition, first_position AS firstPosition, records FROM record_batch
       WHERE last_position > ? ORDER BY last_position`,
    );
    this.upTo = database.prepare(
      `DELETE FROM record_batch WHERE last_position IN
       (SELECT last_position FROM record_batch WHERE last_position <= ? ORDER BY last_position LIMIT ?)`,
    );
    this.first = database.prepare('SELECT min(last_position) AS position FROM record_batch');
    const last = database.prepare<[], { position: number | null }>(
      'SELECT max(last_position) AS position FROM record_batch',
    );
    this.last = last.get()?.position ?? 0;
    this.shown = this.last;
  }

  /**
   * The records are in the database's open transaction, as so many characters of text. Throws unless their positions follow the
   * last one's without a gap.
   */
  append(records: readonly ZeebeRecord[]): number {
    let characters = 0;
    for (let from = 0; from < records.length; from += RECORDS_PER_ROW) {
      const row = records.length <= RECORDS_PER_ROW ? records : records.slice(from, from + RECORDS_PER_ROW);
      this.checkPositions(row);
      const text = encodeRecords(row);
      this.insert.run(row.at(-1)!.position, row[0]!.position, text);
      this.last = row.at(-1)!.position;
      characters += text.length;
    }
    return characters;
  }

  /** Records up to the position can be read: they are on the disk, so no reader can know more than a crash leaves. */
  show(upToPosition: number): void {
    this.shown = Math.max(this.shown, upToPosition);
  }

  /** JSON texts of shown records with `position > afterPosition`, in order, at most `limit`; empty when there are none. */
  read(afterPosition: number, limit: number): string[] {
    const texts: string[] = [];
    let characters = 0;
    for (const { firstPosition, records } of this.after.iterate(afterPosition)) {
      if (firstPosition > this.shown) break;
      const unseen = decodeRecords(records, firstPosition).slice(Math.max(0, afterPosition + 1 - firstPosition));
      for (const text of unseen) {
        if (texts.length === limit || characters >= READ_CHARACTERS_MAX) return texts;
        texts.push(text);
        characters += text.length;
      }
    }
    return texts;
  }

  /** Position of the last record of the oldest batch that is still there; Infinity when none is. */
  firstEnd(): number {
    return this.first.get()?.position ?? Infinity;
  }

  /** 0 on an empty log. */
  lastPosition(): number {
    return this.last;
  }

  /**
   * Some records with `position <= upToPosition` are gone, oldest first; their space is used again. True: more of them are
   * left, to be discarded by a further call. The last batch always stays, so that the log knows where it ends.
   */
  discard(upToPosition: number, rows = ROWS_DISCARDED_AT_ONCE): boolean {
    const { changes } = this.upTo.run(Math.min(upToPosition, this.last - 1), rows);
    return changes === rows;
  }

  private checkPositions(records: readonly ZeebeRecord[]): void {
    let expected = this.last === 0 ? records[0]!.position : this.last + 1;
    for (const { position } of records) {
      if (position !== expected)
        throw new Error(`expected the log to go on at position ${expected}, found ${position}`);
      expected += 1;
    }
  }
}
