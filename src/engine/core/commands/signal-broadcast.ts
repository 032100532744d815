import { DEFAULT_TENANT, type JsonObject } from '../../../protocol/index.js';
import { elementOf } from '../processing/element-views.js';
import { canTrigger, triggerEvent } from '../processing/event-triggers.js';
import { startInstance } from '../processing/process-start.js';
import type { Step } from '../processing/step.js';
import type { SignalSubscriptionValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { object, text } from '../processing/command-fields.js';

/**
 * Whoever waits for the signal now gets it with the variables, oldest subscription first, some at a time; it is not kept
 * for others.
 */
export const signalBroadcast: CommandHandler = ({ value, cursor }, step) => {
  const signalName = text(value, 'signalName');
  const variables = object(value, 'variables');
  const { after, until } = cursor
    ? { after: text(cursor, 'after'), until: text(cursor, 'until') }
    : { after: '', until: step.lastKey };
  if (!cursor) {
    const signal = { signalName, variables, tenantId: DEFAULT_TENANT };
    step.reply(step.event('SIGNAL', 'BROADCASTED', step.newKey(), signal));
  }
  const piece = step.read.signals.named(signalName, after, step.pieceMax);
  for (const [, { key, value: subscription }] of piece) {
    if (Number(key) <= Number(until)) reach(step, subscription, variables);
  }
  if (piece.length === step.pieceMax) step.continueAt({ after: piece.at(-1)![0], until });
};

function reach(step: Step, subscription: SignalSubscriptionValue, variables: JsonObject): void {
  const { processDefinitionKey, catchEventId, catchEventInstanceKey } = subscription;
  if (catchEventInstanceKey === '-1') {
    return startInstance(step, processDefinitionKey, step.newKey(), catchEventId, variables);
  }
  const instance = step.read.elements.get(catchEventInstanceKey);
  const event = elementOf(step.read.definitions.process(processDefinitionKey), catchEventId);
  if (canTrigger(step.read, instance, event)) triggerEvent(step, instance, event, variables);
}
