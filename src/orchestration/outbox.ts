import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../platform/clock.js';
import type { Clock } from '../protocol/index.js';
import { IncidentRow } from './entities/incident.js';
import { OutboxRow } from './entities/outbox-row.js';
import { UserTaskRow } from './entities/user-task.js';
import type { OutboxCommand } from './outbox-command.js';

/** Messages wait this long for a case to reach the event that catches them: 30 days. */
export const MESSAGE_TTL_MS = 30 * 86_400_000;

/**
 * The one way to tell the engine something: a row in the caller's own transaction. What the caller commits is
 * delivered, once in effect, in the order of its case; what the caller rolls back was never said.
 */
@Injectable()
export class Outbox {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The command will reach the engine if and only if the transaction of `em` commits. Marks a completed task's row pending. */
  async enqueue(em: EntityManager, command: OutboxCommand): Promise<void> {
    const id = randomUUID();
    const caseId = await caseOf(em, command);
    await em.insert(OutboxRow, {
      id,
      lane: caseId ?? id,
      caseId,
      kind: command.kind,
      command: command as object,
      enqueuedAt: this.clock.nowMs(),
      attempts: 0,
      deliveredAt: null,
      deadAt: null,
      lastError: null,
    });
    if (command.kind === 'complete-job')
      await em.update(UserTaskRow, { taskKey: command.jobKey }, { outboxPending: true });
  }
}

async function caseOf(em: EntityManager, command: OutboxCommand): Promise<string | null> {
  switch (command.kind) {
    case 'create-instance':
      return command.variables.caseId;
    case 'cancel-instance':
      return command.caseId;
    case 'publish-message':
      return command.correlationKey;
    case 'complete-job':
      return (await em.findOneBy(UserTaskRow, { taskKey: command.jobKey }))?.caseId ?? null;
    case 'resolve-incident':
      return (await em.findOneBy(IncidentRow, { key: command.incidentKey }))?.caseId ?? null;
  }
}
