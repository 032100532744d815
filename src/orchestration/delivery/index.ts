import type { EntityManager } from 'typeorm';
import type { Clock } from '../../protocol/index.js';
import type { OutboxRow } from '../entities/outbox-row.js';
import type { JobClient } from '../job-client.js';
import type { OutboxCommand } from '../outbox-command.js';
import type { Projector } from '../projector.js';
import { cancelInstance } from './cancel-instance.js';
import { completeJob } from './complete-job.js';
import { createInstance } from './create-instance.js';
import { publishMessage } from './publish-message.js';
import { resolveIncident } from './resolve-incident.js';

export interface DeliveryContext {
  readonly client: JobClient;
  readonly projector: Pick<Projector, 'caughtUp'>;
  readonly reader: EntityManager;
  readonly clock: Clock;
}

/** Resolves when the engine has taken the command, now or in an earlier attempt nobody heard the answer of. */
export type Delivery<K extends OutboxCommand['kind']> = (
  command: Extract<OutboxCommand, { kind: K }>,
  context: DeliveryContext,
  row: OutboxRow,
) => Promise<void>;

const DELIVERIES: { readonly [K in OutboxCommand['kind']]: Delivery<K> } = {
  'create-instance': createInstance,
  'cancel-instance': cancelInstance,
  'complete-job': completeJob,
  'publish-message': publishMessage,
  'resolve-incident': resolveIncident,
};

export function deliver(row: OutboxRow, context: DeliveryContext): Promise<void> {
  const delivery = DELIVERIES[row.kind] as Delivery<OutboxCommand['kind']>;
  return delivery(row.command, context, row);
}
