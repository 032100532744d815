import type { CommandHandler } from './command-handler.js';

/** The message is not kept any longer. */
export const messageExpire: CommandHandler = ({ key }, step) => {
  const message = step.read.messages.get(key);
  if (message) step.event('MESSAGE', 'EXPIRED', key, message);
  else step.reject('NOT_FOUND', `Expected to expire message with key '${key}', but no such message was found`);
};
