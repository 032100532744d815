import { EngineError } from '../job-client.js';
import type { Delivery } from './index.js';

/** Publishes under the row's id: while the message is buffered the engine itself refuses a second one. */
export const publishMessage: Delivery<'publish-message'> = async (command, { client }, row) => {
  const { name, correlationKey, ttlMs, variables } = command;
  try {
    await client.publishMessage({ name, correlationKey, messageId: row.id, ttlMs, variables });
  } catch (error) {
    if (!(error instanceof EngineError && error.status === 'ALREADY_EXISTS')) throw error;
  }
};
