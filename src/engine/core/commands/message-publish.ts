import { DEFAULT_TENANT } from '../../../protocol/index.js';
import { correlating, sendCorrelate } from '../processing/message-correlation.js';
import { mayStart, startByMessage } from '../processing/message-start.js';
import type { MessageValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { integer, object, text } from '../processing/command-fields.js';

/**
 * The message correlates to who waits for it now, once per process id, and is kept for who comes within its time to live.
 * An id that a buffered message with the same name and correlation key has is refused.
 */
export const messagePublish: CommandHandler = ({ value }, step) => {
  const timeToLive = integer(value, 'timeToLive');
  const message: MessageValue = {
    name: text(value, 'name'),
    correlationKey: text(value, 'correlationKey'),
    messageId: text(value, 'messageId'),
    timeToLive,
    deadline: step.nowMs + timeToLive,
    variables: object(value, 'variables'),
    tenantId: DEFAULT_TENANT,
  };
  const { messages, subscriptions } = step.read;
  if (message.messageId !== '' && messages.existsId(message.name, message.correlationKey, message.messageId)) {
    const reason = `Expected to publish a new message with id '${message.messageId}', but a message with that id was already published`;
    return step.reject('ALREADY_EXISTS', reason);
  }
  const messageKey = step.newKey();
  step.reply(step.event('MESSAGE', 'PUBLISHED', messageKey, message));

  const reached = new Set<string>();
  const correlations = [];
  for (const subscription of subscriptions.named(message.name, message.correlationKey)) {
    if (subscription.correlating || reached.has(subscription.value.bpmnProcessId)) continue;
    reached.add(subscription.value.bpmnProcessId);
    correlations.push(correlating(step, subscription, messageKey, message));
  }
  for (const start of subscriptions.startsNamed(message.name)) {
    const { bpmnProcessId } = start.value;
    if (reached.has(bpmnProcessId) || !mayStart(step, bpmnProcessId, message)) continue;
    reached.add(bpmnProcessId);
    startByMessage(step, start, messageKey, message);
  }
  for (const correlation of correlations) sendCorrelate(step, correlation);
  if (timeToLive <= 0) step.event('MESSAGE', 'EXPIRED', messageKey, message);
};
