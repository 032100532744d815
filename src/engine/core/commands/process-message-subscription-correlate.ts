import { elementOf } from '../processing/element-context.js';
import { canTrigger, triggerEvent } from '../processing/event-triggers.js';
import type { CommandRecord, Step } from '../processing/step.js';
import type { ProcessMessageSubscriptionValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';
import { text } from '../processing/command-fields.js';
import { expectedOfProcess } from '../processing/subscription-refusals.js';

/** The message reaches the element instance that waits for it, and its sender is told; or told that it cannot. */
export const processMessageSubscriptionCorrelate: CommandHandler = (command, step) => {
  const { value } = command;
  const { subscriptions, elements, definitions } = step.read;
  const subscription = subscriptions.ofProcess(text(value, 'elementInstanceKey'), text(value, 'messageName'));
  const expected = expectedOfProcess('correlate a process message subscription', value);
  if (!subscription) {
    return refuse(
      command,
      step,
      'NOT_FOUND',
      `${expectedOfProcess('correlate process message subscription', value)}, but no such subscription was found`,
    );
  }
  if (subscription.state === 'CLOSING') {
    return refuse(command, step, 'INVALID_STATE', `${expected}, but it is already closing`);
  }
  const { elementId, elementInstanceKey, interrupting, correlationKey } = subscription.value;
  const instance = elements.get(elementInstanceKey);
  const event = instance && elementOf(definitions.process(instance.value.processDefinitionKey), elementId);
  if (!event || !canTrigger(step.read, instance, event)) {
    return refuse(command, step, 'INVALID_STATE', `${expected}, but the subscription is not active anymore`);
  }
  const message = value as unknown as ProcessMessageSubscriptionValue;
  const correlated: ProcessMessageSubscriptionValue = { ...message, elementId, interrupting, correlationKey };
  step.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED', subscription.key, correlated);
  triggerEvent(step, instance, event, message.variables);
  step.command('MESSAGE_SUBSCRIPTION', 'CORRELATE', '-1', value);
};

function refuse({ value }: CommandRecord, step: Step, type: 'NOT_FOUND' | 'INVALID_STATE', reason: string): void {
  step.reject(type, reason);
  step.command('MESSAGE_SUBSCRIPTION', 'REJECT', '-1', { ...value, interrupting: false, variables: {} });
}
