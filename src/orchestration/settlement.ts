import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../platform/database.js';
import { OutboxRow } from './entities/outbox-row.js';
import { Projector } from './projector.js';

const PATIENCE_MS = 1_500;
const STEP_MS = 10;

/** Lets whoever acted see what came of it at once: a courtesy, on which nothing may rest. */
@Injectable()
export class Settlement {
  constructor(
    private readonly database: Database,
    private readonly projector: Projector,
  ) {}

  /**
   * Resolves when the engine has taken what the case (null: any case) told it and its records have their rows, or after a
   * moment. Never rejects.
   */
  async settled(caseId: string | null): Promise<void> {
    const untilMs = Date.now() + PATIENCE_MS;
    while ((await this.isWaiting(caseId)) && Date.now() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
    const patience = new Promise<void>((resolve) => setTimeout(resolve, untilMs - Date.now()).unref());
    await Promise.race([this.projector.caughtUp().catch(() => undefined), patience]);
  }

  private isWaiting(caseId: string | null): Promise<boolean> {
    const whose = caseId === null ? {} : { caseId };
    return this.database.reader.existsBy(OutboxRow, { ...whose, deliveredAt: IsNull(), deadAt: IsNull() });
  }
}
