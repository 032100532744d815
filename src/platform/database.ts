import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';

const SERIALIZATION_ATTEMPTS = 10;

/** SQLite's `synchronous`: whether a commit waits until it is on the disk. */
type SyncMode = 'FULL' | 'NORMAL';

/** The writing connection and the reading one; on PostgreSQL both are the same pool. */
export interface Connections {
  readonly writer: DataSource;
  readonly reader: DataSource;
}

/**
 * The application's database. Writes run one after another on SQLite, whose only connection would otherwise mix the
 * statements of two open transactions; PostgreSQL takes them side by side at SERIALIZABLE. Reads never see a
 * transaction that is still open.
 */
@Injectable()
export class Database {
  private tail: Promise<unknown> = Promise.resolve();
  private sync: SyncMode = 'FULL';
  private readonly afterCommit = new Set<() => void>();

  constructor(private readonly connections: Connections) {}

  get dialect(): 'sqlite' | 'postgres' {
    return this.connections.writer.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  /** Everything `work` wrote is there, or nothing; rejects with what `work` threw. Do not call `write` inside `work`. */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.committed('FULL', work);
  }

  /**
   * Like `write`, for what can be derived again: the commit does not wait for the disk. A killed process loses nothing of
   * it; a power failure may lose the newest commits whole, and only those that no later `write` came after.
   */
  writeDerived<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.committed('NORMAL', work);
  }

  get reader(): EntityManager {
    return this.connections.reader.manager;
  }

  /** Calls `listener` after every committed write; used to wake outbox delivery. */
  onCommitted(listener: () => void): void {
    this.afterCommit.add(listener);
  }

  async close(): Promise<void> {
    await this.tail;
    await this.connections.writer.destroy();
    if (this.connections.reader !== this.connections.writer) await this.connections.reader.destroy();
  }

  private async committed<T>(sync: SyncMode, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const result = await (this.dialect === 'sqlite' ? this.inTurn(sync, work) : this.serializable(sync, work));
    for (const listener of this.afterCommit) listener();
    return result;
  }

  /** PostgreSQL gives up one of two transactions that would not serialize; that one is begun anew. */
  private async serializable<T>(sync: SyncMode, work: (em: EntityManager) => Promise<T>, attempt = 1): Promise<T> {
    try {
      return await this.connections.writer.transaction('SERIALIZABLE', async (em) => {
        if (sync === 'NORMAL') await em.query('SET LOCAL synchronous_commit TO OFF');
        return work(em);
      });
    } catch (error) {
      if (attempt >= SERIALIZATION_ATTEMPTS || !isSerializationFailure(error)) throw error;
      return this.serializable(sync, work, attempt + 1);
    }
  }

  private inTurn<T>(sync: SyncMode, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const { writer } = this.connections;
    const turn = this.tail.then(async () => {
      if (sync !== this.sync) await writer.query(`PRAGMA synchronous = ${sync}`);
      this.sync = sync;
      return writer.transaction(work);
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }
}

/** SQLSTATE 40001 serialization_failure and 40P01 deadlock_detected. */
function isSerializationFailure(error: unknown): boolean {
  const code = (error as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  return code === '40001' || code === '40P01';
}
