import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database.js';
import type { RecordSource } from '../protocol/index.js';
import { ProjectorPositionRow } from './entities/projector-position.js';
import { RECORD_FEED } from './feed/record-feed.js';
import type { RecordFeed } from './feed/record-feed.js';
import { applyRecord } from './projections/index.js';

/** Under this name the projector's position is stored, and acknowledged to the source of its records. */
export const PROJECTOR_NAME = 'orchestration';
const BATCH = 500;
const PAUSE_AFTER_FAILURE_MS = 1_000;
/** How often a source is told what it need not keep for us. */
const ACKNOWLEDGE_EVERY_MS = 10_000;

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
  private acknowledgedAtMs = 0;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    @Inject(RECORD_FEED) private readonly feed: RecordFeed,
  ) {}

  /** Follows the log from now on. */
  start(): void {
    this.unsubscribe = this.feed.onCommitted(() => this.wake());
    this.wake();
  }

  /** Calls `listener` after each batch of records whose rows are committed. */
  onProjected(listener: () => void): void {
    this.listeners.add(listener);
  }

  /**
   * Resolves when every record that was committed before the call has its rows. Rejects when the feed or the
   * database fails. A run under way may already have found the end of the log: only one begun after the call counts.
   */
  async caughtUp(): Promise<void> {
    await this.feed.complete();
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
    const sources = await this.feed.sources();
    for (const [partitionId, source] of sources) await this.readPartition(partitionId, source);
    if (Date.now() - this.acknowledgedAtMs >= ACKNOWLEDGE_EVERY_MS) await this.acknowledge(sources);
  }

  /** What the source then forgets could not be read again: the rows reach the disk before it is told. */
  private async acknowledge(sources: ReadonlyMap<number, RecordSource>): Promise<void> {
    this.acknowledgedAtMs = Date.now();
    const positions = await this.database.write(async (em) => {
      const rows = await em.findBy(ProjectorPositionRow, { name: PROJECTOR_NAME });
      if (rows.length > 0) await em.upsert(ProjectorPositionRow, rows, ['name', 'partitionId']);
      return rows;
    });
    for (const { partitionId, position } of positions)
      await sources.get(partitionId)?.acknowledge(PROJECTOR_NAME, position);
  }

  private async readPartition(partitionId: number, source: RecordSource): Promise<void> {
    let position = await this.position(this.database.reader, partitionId);
    while (!this.stopped) {
      const batch = await source.read(position, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      // The log itself is safe where it was read: what is lost here is read again.
      await this.database.writeDerived(async (em) => {
        const known = await this.position(em, partitionId);
        for (const record of batch) if (record.position > known) await applyRecord(em, record);
        const reached = { name: PROJECTOR_NAME, partitionId, position: Math.max(known, last.position) };
        await em.upsert(ProjectorPositionRow, reached, ['name', 'partitionId']);
      });
      position = last.position;
      for (const listener of this.listeners) listener();
    }
  }

  private async position(em: EntityManager, partitionId: number): Promise<number> {
    return (await em.findOneBy(ProjectorPositionRow, { name: PROJECTOR_NAME, partitionId }))?.position ?? 0;
  }

  private retryLater(error: unknown): void {
    if (this.stopped) return;
    this.logger.error(`records could not be projected, trying again: ${String(error)}`);
    setTimeout(() => this.wake(), PAUSE_AFTER_FAILURE_MS).unref();
  }
}
