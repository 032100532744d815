import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database.js';
import type { RecordSource } from '../protocol/index.js';
import { ProjectorPositionRow } from './entities/projector-position.js';
import { applyRecord } from './projections/index.js';

/** Injection token of the `RecordSource` the projector reads. */
export const RECORD_SOURCE = Symbol('RECORD_SOURCE');

const NAME = 'orchestration';
const BATCH = 500;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Turns the engine's records into rows. Position and rows are written in one transaction, so every record counts once,
 * whatever crashes in between; a record at or below the position is never looked at again.
 */
@Injectable()
export class Projector {
  private readonly logger = new Logger(Projector.name);
  private readonly listeners = new Set<() => void>();
  private running: Promise<void> | null = null;
  private runsBegun = 0;
  private again = false;
  private stopped = false;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    @Inject(RECORD_SOURCE) private readonly records: RecordSource,
  ) {}

  /** Follows the log from now on. */
  start(): void {
    this.unsubscribe = this.records.onCommitted(() => this.wake());
    this.wake();
  }

  /** Calls `listener` after each batch of records whose rows are committed. */
  onProjected(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * Resolves when every record that was committed before the call has its rows. Rejects when the source or the
   * database fails. A run under way may already have found the end of the log: only one begun after the call counts.
   */
  async caughtUp(): Promise<void> {
    const begunBefore = this.runsBegun;
    await this.running?.catch(() => undefined);
    await (this.runsBegun > begunBefore && this.running !== null ? this.running : this.run());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    await this.running?.catch(() => undefined);
  }

  private wake(): void {
    this.again = true;
    if (this.running === null && !this.stopped) this.run().catch((error: unknown) => this.retryLater(error));
  }

  private run(): Promise<void> {
    this.runsBegun += 1;
    this.again = false;
    this.running = this.readToEnd().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
    return this.running;
  }

  private async readToEnd(): Promise<void> {
    let position = await this.position(this.database.reader);
    while (!this.stopped) {
      const batch = await this.records.read(position, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      // The log itself is safe on the engine's disk: what is lost here is read again.
      await this.database.writeDerived(async (em) => {
        const known = await this.position(em);
        for (const record of batch) if (record.position > known) await applyRecord(em, record);
        await em.upsert(ProjectorPositionRow, { name: NAME, position: Math.max(known, last.position) }, ['name']);
      });
      position = last.position;
      for (const listener of this.listeners) listener();
    }
  }

  private async position(em: EntityManager): Promise<number> {
    return (await em.findOneBy(ProjectorPositionRow, { name: NAME }))?.position ?? 0;
  }

  private retryLater(error: unknown): void {
    if (this.stopped) return;
    this.logger.error(`records could not be projected, trying again: ${String(error)}`);
    setTimeout(() => this.wake(), PAUSE_AFTER_FAILURE_MS).unref();
  }
}
