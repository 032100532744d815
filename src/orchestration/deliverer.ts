import { Inject, Injectable, Logger } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../platform/database.js';
import { CLOCK } from '../platform/clock.js';
import type { Clock } from '../protocol/index.js';
import { deliver } from './delivery/index.js';
import { OutboxRow } from './entities/outbox-row.js';
import { EngineError, JOB_CLIENT } from './job-client.js';
import type { JobClient } from './job-client.js';
import { Projector } from './projector.js';

const BATCH = 200;
const LANES_AT_ONCE = 16;
const PERIOD_MS = 1_000;
const BACKOFF_FIRST_MS = 100;
const BACKOFF_MAX_MS = 30_000;

/**
 * Delivers the outbox: in order within a lane (a case), lanes side by side, until the engine has taken each command.
 * Delivery may happen twice after a crash; each kind makes the second one harmless (see `delivery/`). A command the
 * engine refuses for good becomes a dead letter and lets the lane go on: what follows was accepted on its own.
 */
@Injectable()
export class Deliverer {
  private readonly logger = new Logger(Deliverer.name);
  /** Lanes that wait after a failure: when they may go on (real time, ms) and after how many failures. */
  private readonly resting = new Map<string, { untilMs: number; failures: number }>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly projector: Projector,
    @Inject(JOB_CLIENT) private readonly client: JobClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Delivers from now on what is waiting and what gets committed. */
  start(): void {
    this.database.onCommitted(() => this.wake());
    this.timer = setInterval(() => this.wake(), PERIOD_MS).unref();
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Makes a waiting lane try again at once. */
  wake(): void {
    this.again = true;
    if (this.running !== null || this.stopped) return;
    this.running = this.drain().finally(() => {
      this.running = null;
      if (this.again && !this.stopped) this.wake();
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        const lanes = await this.waiting();
        for (let at = 0; at < lanes.length; at += LANES_AT_ONCE) {
          await Promise.all(lanes.slice(at, at + LANES_AT_ONCE).map((rows) => this.deliverLane(rows)));
        }
      } catch (error) {
        this.logger.error(`the outbox could not be read or marked, trying again: ${String(error)}`);
      }
    }
  }

  private async waiting(): Promise<OutboxRow[][]> {
    const rows = await this.database.reader.find(OutboxRow, {
      where: { deliveredAt: IsNull(), deadAt: IsNull() },
      order: { seq: 'ASC' },
      take: BATCH,
    });
    const lanes = new Map<string, OutboxRow[]>();
    for (const row of rows) lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row]);
    return [...lanes].filter(([lane]) => !this.isResting(lane)).map(([, queued]) => queued);
  }

  private isResting(lane: string): boolean {
    return (this.resting.get(lane)?.untilMs ?? 0) > Date.now();
  }

  private async deliverLane(rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows) {
      if (this.stopped || !(await this.deliverOne(row))) return;
    }
    // More of this lane may wait beyond the batch.
    this.again ||= rows.length === BATCH;
  }

  /** False when the lane has to wait. */
  private async deliverOne(row: OutboxRow): Promise<boolean> {
    try {
      const { client, projector, clock } = this;
      await deliver(row, { client, projector, clock, reader: this.database.reader });
      await this.mark(row, { deliveredAt: this.clock.nowMs(), lastError: null });
      this.resting.delete(row.lane);
      return true;
    } catch (error) {
      return this.failed(row, error);
    }
  }

  private async failed(row: OutboxRow, error: unknown): Promise<boolean> {
    const lastError = error instanceof Error ? error.message : String(error);
    const refused = error instanceof EngineError && error.status !== 'UNAVAILABLE';
    if (refused) {
      this.logger.error(`${row.kind} ${row.id} of case ${row.caseId ?? '-'} was refused by the engine: ${lastError}`);
      await this.mark(row, { deadAt: this.clock.nowMs(), lastError });
      return true;
    }
    const failures = (this.resting.get(row.lane)?.failures ?? 0) + 1;
    const pauseMs = Math.min(BACKOFF_FIRST_MS * 2 ** (failures - 1), BACKOFF_MAX_MS);
    this.resting.set(row.lane, { untilMs: Date.now() + pauseMs, failures });
    setTimeout(() => this.wake(), pauseMs).unref();
    if (!this.stopped) this.logger.warn(`${row.kind} ${row.id} waits ${pauseMs} ms for another attempt: ${lastError}`);
    return false;
  }

  private async mark(row: OutboxRow, outcome: Partial<OutboxRow>): Promise<void> {
    // A lost mark means one more delivery, which does no harm.
    await this.database.writeDerived((em) =>
      em.update(OutboxRow, { seq: row.seq }, { ...(outcome as object), attempts: row.attempts + 1 }),
    );
  }
}
