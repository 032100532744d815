import { DEFAULT_TENANT, type JsonObject } from '../../../protocol/index.js';
import { elementOf } from '../processing/element-views.js';
import { canTrigger, triggerEvent } from '../processing/event-triggers.js';
import { startInstance } from '../processing/process-start.js';
import type { Step } from '../processing/step.js';
import type { SignalSubscriptionValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { object, text } from '../processing/command-fields.js';

/** Whoever waits for the signal now gets it with the variables, oldest subscription first; it is not kept for others. */
export const signalBroadcast: CommandHandler = ({ value }, step) => {
  const signalName = text(value, 'signalName');
  const variables = object(value, 'variables');
  const signal = { signalName, variables, tenantId: DEFAULT_TENANT };
  step.reply(step.event('SIGNAL', 'BROADCASTED', step.newKey(), signal));
  for (const subscription of step.read.signals.named(signalName)) reach(step, subscription.value, variables);
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
