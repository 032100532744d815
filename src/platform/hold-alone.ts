import { DataSource } from 'typeorm';
import type { DatabaseLocation } from './open-database.js';

/** Somebody else holds it. */
export class InUse extends Error {
  constructor(readonly what: 'file' | 'database') {
    super(`the ${what} is in use`);
  }
}

/** One service per database: any 63-bit number that nobody else's program takes by chance. */
const ADVISORY_LOCK = '7021786320190412';

/**
 * This process alone holds the lock file, and the PostgreSQL database if that is the location, until the function it
 * gives back is called or the process ends, however it ends. Rejects with `InUse` when another does.
 */
export async function holdAlone(lockFile: string, location: DatabaseLocation): Promise<() => Promise<void>> {
  const releaseFile = await holdFile(lockFile);
  if (location.kind === 'sqlite') return releaseFile;
  try {
    const releaseDatabase = await holdDatabase(location.url);
    return async () => {
      await releaseDatabase();
      await releaseFile();
    };
  } catch (error) {
    await releaseFile();
    throw error;
  }
}

interface SqliteConnection {
  pragma(source: string): unknown;
  exec(sql: string): unknown;
}

/** SQLite's own lock on an otherwise empty file: the system takes it away when the process is gone. */
async function holdFile(file: string): Promise<() => Promise<void>> {
  const prepareDatabase = (db: SqliteConnection): void => {
    db.pragma('busy_timeout = 0');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  };
  const source = new DataSource({ type: 'better-sqlite3', database: file, prepareDatabase });
  try {
    await source.initialize();
  } catch (error) {
    if (/SQLITE_BUSY|locked/.test(`${String((error as { code?: unknown }).code)} ${String(error)}`))
      throw new InUse('file');
    throw error;
  }
  return () => source.destroy();
}

/** A session's lock: PostgreSQL takes it away when the connection is gone. */
async function holdDatabase(url: string): Promise<() => Promise<void>> {
  const source = await new DataSource({ type: 'postgres', url, extra: { max: 1 } }).initialize();
  const session = source.createQueryRunner();
  const [row] = (await session.query(`SELECT pg_try_advisory_lock(${ADVISORY_LOCK}) AS held`)) as { held: boolean }[];
  const release = async (): Promise<void> => {
    await session.release();
    await source.destroy();
  };
  if (row?.held === true) return release;
  await release();
  throw new InUse('database');
}
