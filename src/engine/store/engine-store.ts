import type { Database } from 'better-sqlite3';
import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import type { ZeebeRecord } from '../../protocol/index.js';
import { asDataFileError, openDataFile } from './data-file.js';
import { ChangeLog } from './change-log.js';
import { RecordLog } from './record-log.js';
import { SqliteState } from './sqlite-state.js';
import { StateTable } from './state-table.js';
import { StoredRows } from './stored-rows.js';

/** About 100 MB of heap once decoded; enough that a working set of some ten thousand instances needs no reads. */
const CACHE_CHARACTERS = 16_000_000;

/** State and log of one engine in one file that this process alone has open. */
export class EngineStore {
  readonly state: SqliteState;
  readonly log: RecordLog;

  private readonly save: (records: readonly ZeebeRecord[]) => void;
  private readonly settleSome: (rows: number) => boolean;

  private constructor(
    private readonly database: Database,
    private readonly wal: number,
  ) {
    this.state = new SqliteState(new StoredRows(new StateTable(database), CACHE_CHARACTERS), new ChangeLog(database));
    this.log = new RecordLog(database);
    this.save = database.transaction((records: readonly ZeebeRecord[]) => {
      this.state.save();
      this.log.append(records);
    });
    this.settleSome = database.transaction((rows: number) => this.state.settle(rows));
  }

  /** Throws `DataFileError` with one line for the operator. */
  static open(file: string): EngineStore {
    const database = openDataFile(file);
    try {
      return new EngineStore(database, openSync(`${file}-wal`, 'r+'));
    } catch (error) {
      database.close();
      throw asDataFileError(file, error);
    }
  }

  /**
   * State and records of all committed steps are in the file, and on the disk after the next `sync`; until then the records
   * cannot be read. One transaction. When it throws (disk full, I/O error) the file holds what it held before and this
   * store must not be used again.
   */
  write(records: readonly ZeebeRecord[]): void {
    this.save(records);
  }

  /** What was written before the call is on the disk and can be read when `done` is called. Work may go on meanwhile. */
  sync(done: (error: Error | null) => void): void {
    const position = this.log.lastPosition();
    fdatasync(this.wal, (error) => {
      if (!error) this.log.show(position);
      done(error);
    });
  }

  /** As `write` and `sync`, but waits for the disk; throws as both fail. */
  commit(records: readonly ZeebeRecord[]): void {
    this.write(records);
    fdatasyncSync(this.wal);
    this.log.show(this.log.lastPosition());
  }

  /**
   * Up to `rows` committed changes more are where a restart need not look for them. False: all are. For idle time, so that
   * an engine at rest starts at once; throws as `commit` does. The step at hand must be committed.
   */
  settle(rows: number): boolean {
    return this.settleSome(rows);
  }

  /** Records with `position <= upToPosition` go, as many as there is time for, oldest first. True: some are left. */
  discard(upToPosition: number, forMs: number): boolean {
    const untilMs = performance.now() + forMs;
    let left = this.log.firstEnd() < Math.min(upToPosition + 1, this.log.lastPosition());
    if (!left) return false;
    this.database.transaction(() => {
      while (left && performance.now() < untilMs) left = this.log.discard(upToPosition);
    })();
    return left;
  }

  /** Closed and unlocked; the write-ahead log is folded into the file. */
  close(): void {
    closeSync(this.wal);
    this.database.close();
  }
}
