import type { Database } from 'better-sqlite3';
import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import type { ZeebeRecord } from '../../protocol/index.js';
import { ChangeLog } from './change-log.js';
import { Checkpoint } from './checkpoint.js';
import { asDataFileError, openDataFile } from './data-file.js';
import { RecordLog } from './record-log.js';
import { SqliteState } from './sqlite-state.js';
import { StateTable } from './state-table.js';
import { StoredRows } from './stored-rows.js';

/** About 100 MB of heap once decoded; enough that a working set of some ten thousand instances needs no reads. */
const CACHE_CHARACTERS = 16_000_000;
/** Pages that every transaction writes besides what it stores, in bytes. */
const TRANSACTION_BYTES = 6 * 4_096;
/** More than a batch writes, so that removing keeps up with writing. */
const ROWS_DISCARDED_BY_WRITE = 2;

/** State and log of one engine in one file that this process alone has open. */
export class EngineStore {
  readonly state: SqliteState;
  readonly log: RecordLog;

  private readonly save: (records: readonly ZeebeRecord[], discardUpTo: number) => void;
  private readonly settleSome: (rows: number) => boolean;
  /** Transactions so far, and how many of them are known to be on the disk. */
  private transactions = 0;
  private flushed = 0;

  private constructor(
    private readonly database: Database,
    private readonly wal: number,
    private readonly checkpoint: Checkpoint,
  ) {
    this.state = new SqliteState(new StoredRows(new StateTable(database), CACHE_CHARACTERS), new ChangeLog(database));
    this.log = new RecordLog(database);
    this.save = database.transaction((records: readonly ZeebeRecord[], discardUpTo: number) => {
      checkpoint.grown(TRANSACTION_BYTES + this.state.save() + this.log.append(records));
      if (discardUpTo > 0) this.log.discard(discardUpTo, ROWS_DISCARDED_BY_WRITE);
    });
    this.settleSome = database.transaction((rows: number) => {
      const bytes = this.state.settle(rows);
      if (bytes !== null) checkpoint.grown(TRANSACTION_BYTES + bytes);
      return bytes !== null;
    });
  }

  /** Throws `DataFileError` with one line for the operator. */
  static open(file: string): EngineStore {
    const database = openDataFile(file);
    try {
      return new EngineStore(database, openSync(`${file}-wal`, 'r+'), new Checkpoint(database, file));
    } catch (error) {
      database.close();
      throw asDataFileError(file, error);
    }
  }

  /**
   * State and records of all committed steps are in the file, and on the disk after the next `sync`; until then the records
   * cannot be read. One transaction, in which a few records up to `discardUpTo` go. When it throws (disk full, I/O error) the
   * file holds what it held before and this store must not be used again.
   */
  write(records: readonly ZeebeRecord[], discardUpTo = 0): void {
    this.begin();
    this.save(records, discardUpTo);
  }

  /** What was written before the call is on the disk and can be read when `done` is called. Work may go on meanwhile. */
  sync(done: (error: Error | null) => void): void {
    const position = this.log.lastPosition();
    const { transactions } = this;
    fdatasync(this.wal, (error) => {
      if (!error) this.hasFlushed(transactions, position);
      done(error);
    });
  }

  /**
   * Brings the write-ahead log into the file if it has become long; what is written before `done` is called would wait for the
   * disk. False: it is short, or not all of it is on the disk yet; `done` is not called.
   */
  tidy(somebodyWaits: boolean, done: (error: Error | null) => void): boolean {
    if (!this.checkpoint.due(somebodyWaits) || this.flushed < this.transactions) return false;
    this.checkpoint.run(done);
    return true;
  }

  /** As `write` and `sync`, but waits for the disk; throws as both fail. */
  commit(records: readonly ZeebeRecord[]): void {
    this.write(records);
    fdatasyncSync(this.wal);
    this.hasFlushed(this.transactions, this.log.lastPosition());
  }

  /**
   * Up to `rows` committed changes more are where a restart need not look for them. False: all are. For idle time, so that
   * an engine at rest starts at once; throws as `commit` does. The step at hand must be committed.
   */
  settle(rows: number): boolean {
    this.begin();
    return this.settleSome(rows);
  }

  /** Records with `position <= upToPosition` go, as many as there is time for, oldest first. True: some are left. */
  discard(upToPosition: number, forMs: number): boolean {
    const untilMs = performance.now() + forMs;
    let left = this.log.firstEnd() < Math.min(upToPosition + 1, this.log.lastPosition());
    if (!left) return false;
    this.begin();
    this.database.transaction(() => {
      while (left && performance.now() < untilMs) left = this.log.discard(upToPosition);
    })();
    return left;
  }

  /** Closed and unlocked; the write-ahead log is folded into the file. */
  close(): void {
    closeSync(this.wal);
    this.database.close();
    this.checkpoint.close();
  }

  private begin(): void {
    this.checkpoint.beforeWrite();
    this.transactions += 1;
  }

  private hasFlushed(transactions: number, position: number): void {
    this.flushed = Math.max(this.flushed, transactions);
    this.log.show(position);
  }
}
