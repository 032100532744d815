import type { Database } from 'better-sqlite3';
import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** So many bytes of write-ahead log are brought into the file when nobody waits, and so many in any case. */
const IDLE_BYTES = 8_000_000;
const BYTES_MAX = 12_000_000;

/**
 * Brings the write-ahead log into the data file, in three moves, since SQLite's own checkpoint would hold up this thread while
 * the disk works: the log is on the disk already, the pages are written (a millisecond), another thread flushes them. Until
 * that is done the log must not be begun anew: after a power cut it is what repairs pages that were written in part.
 */
export class Checkpoint {
  private readonly file: number;
  private bytes = 0;
  /** Which flush is under way; 0: none. */
  private flushing = 0;
  private flushes = 0;

  constructor(
    private readonly database: Database,
    file: string,
  ) {
    this.file = openSync(file, 'r+');
  }

  /** To be called before every transaction, which would begin the log anew: waits for the flush if it is still under way. */
  beforeWrite(): void {
    if (this.flushing === 0) return;
    fdatasyncSync(this.file);
    this.flushing = 0;
  }

  /** The log has grown by about so many bytes. */
  grown(bytes: number): void {
    this.bytes += bytes;
  }

  /** True: the log is long enough; when somebody waits for the engine, it may be longer. */
  due(somebodyWaits: boolean): boolean {
    return this.bytes > (somebodyWaits ? BYTES_MAX : IDLE_BYTES);
  }

  /**
   * What the log holds is in the file, and on the disk when `done` is called; the next transaction should wait for that.
   * The whole log must be on the disk before the call.
   */
  run(done: (error: Error | null) => void): void {
    this.bytes = 0;
    this.writePages();
    const flush = (this.flushing = ++this.flushes);
    fdatasync(this.file, (error) => {
      if (!error && this.flushing === flush) this.flushing = 0;
      done(error);
    });
  }

  /** After the database has been closed: closing this gives up SQLite's lock on the file. */
  close(): void {
    closeSync(this.file);
  }

  /** Without SQLite's flushes, which are needed again when the next transaction begins the log anew. */
  private writePages(): void {
    this.database.pragma('synchronous = OFF');
    try {
      this.database.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      this.database.pragma('synchronous = NORMAL');
    }
  }
}
