import Database from 'better-sqlite3';
import { createSchema, SCHEMA_VERSION, upgradeSchema } from './migrations.js';

/** `application_id` in the file's header: ASCII "FADU". */
const APPLICATION_ID = 0x46414455;

/** The data file cannot be used; the message is one line for the operator. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/** True for what the database itself reports: damage, a full disk, a failing one. No command is to blame for it. */
export function isDataFileError(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_');
}

/** One line for the operator. */
export function asDataFileError(file: string, error: unknown): DataFileError {
  return error instanceof DataFileError ? error : new DataFileError(explain(file, error), { cause: error });
}

/**
 * The open file, locked for this process until closed, its schema checked or freshly created. Throws `DataFileError` when it
 * is in use, unreadable, unwritable, not ours, or of a later schema version; an earlier one is upgraded.
 */
export function openDataFile(file: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 1_000 });
    database.pragma('locking_mode = EXCLUSIVE');
    expectOurs(database, file);
    lock(database);
    migrate(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw asDataFileError(file, error);
  }
}

/** Looks only: somebody else's file is left exactly as it is. */
function expectOurs(database: Database.Database, file: string): void {
  const application = database.pragma('application_id', { simple: true });
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0 || application === APPLICATION_ID) return;
  throw new DataFileError(
    `'${file}' is an SQLite database but not an engine's data file: give the engine a file of its own`,
  );
}

/** Exclusive mode came before WAL: so no `-shm` file is made and the lock is held until the file is closed. */
function lock(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  // The store flushes the write-ahead log itself, beside its work; SQLite does so when it begins it anew.
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -16384');
  // The store moves pages into the file itself (checkpoint.ts); this is for one transaction that writes very much.
  database.pragma('wal_autocheckpoint = 16000');
  database.pragma('journal_size_limit = 67108864');
  // Takes the lock now, and shows now whether the file can be written.
  database.exec('BEGIN IMMEDIATE; COMMIT');
}

function migrate(database: Database.Database, file: string): void {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) return create(database);
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version >= 1 && version <= SCHEMA_VERSION) return upgradeSchema(database, version);
  throw new DataFileError(
    `the engine's data file '${file}' has schema version ${version}, this release reads version ${SCHEMA_VERSION}: ` +
      'start the release that wrote it, or give the engine another file',
  );
}

function create(database: Database.Database): void {
  database.pragma(`application_id = ${APPLICATION_ID}`);
  createSchema(database);
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'it is in use by another process: stop that process, or give this one another file',
  SQLITE_NOTADB: "it is not an engine's data file",
  SQLITE_CANTOPEN: 'it cannot be opened: its folder must exist and be writable',
  SQLITE_READONLY: 'it cannot be written: check its permissions',
  SQLITE_CORRUPT: 'it is damaged: restore it from a backup',
  SQLITE_FULL: 'the disk is full',
};

function explain(file: string, error: unknown): string {
  const code = String((error as { code?: unknown }).code);
  const known = Object.keys(EXPLANATIONS).find((name) => code === name || code.startsWith(`${name}_`));
  const text = String((error as { message?: unknown }).message ?? error);
  return `cannot use the engine's data file '${file}': ${known ? EXPLANATIONS[known]! : text}`;
}
