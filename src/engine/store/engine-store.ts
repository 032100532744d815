import type { Database } from 'better-sqlite3';
import type { ZeebeRecord } from '../../protocol/index.js';
import { openDataFile } from './data-file.js';
import { RecordLog } from './record-log.js';
import { SqliteState } from './sqlite-state.js';
import { StateTable } from './state-table.js';

/** About 100 MB of heap once decoded; enough that a working set of some ten thousand instances needs no reads. */
const CACHE_CHARACTERS = 16_000_000;

/** State and log of one engine in one file that this process alone has open. */
export class EngineStore {
  readonly state: SqliteState;
  readonly log: RecordLog;

  private constructor(private readonly database: Database) {
    this.state = new SqliteState(new StateTable(database), CACHE_CHARACTERS);
    this.log = new RecordLog(database);
  }

  /** Throws `DataFileError` with one line for the operator. */
  static open(file: string): EngineStore {
    return new EngineStore(openDataFile(file));
  }

  /**
   * State and records of all committed steps are on the disk: one transaction, one fsync. When it throws (disk full, I/O
   * error) the file holds what it held before and this store must not be used again.
   */
  commit(records: readonly ZeebeRecord[]): void {
    this.database.transaction(() => {
      this.state.flush();
      this.log.append(records);
    })();
  }

  /** Closed and unlocked; the write-ahead log is folded into the file. */
  close(): void {
    this.database.close();
  }
}
