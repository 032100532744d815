import type { ElementInstance } from '../state/element-instances.js';
import { canTerminate } from '../state/lifecycle.js';
import { unsubscribe } from './event-subscriptions.js';
import { resolveIncidentOf } from './incidents.js';
import { cancelJobOf } from './jobs.js';
import type { Step } from './step.js';

/**
 * The instance and all it holds, called instances included, is gone now, without commands; no scope completes for it. In Zeebe's
 * order: all of them begin to end, the youngest branch first, and they have ended in the reverse order.
 */
export function terminateAtOnce(step: Step, instance: ElementInstance): void {
  const ending: ElementInstance[] = [];
  const waiting = [instance];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    beginToEnd(step, next);
    ending.push(next);
    waiting.push(...heldBy(step, next).filter(({ state }) => canTerminate(state)));
  }
  for (const { key, value } of ending.reverse()) {
    step.event('PROCESS_INSTANCE', 'ELEMENT_TERMINATED', key, value);
    if (value.bpmnElementType === 'PROCESS') refuseResult(step, key);
  }
}

function beginToEnd(step: Step, { key, value }: ElementInstance): void {
  step.event('PROCESS_INSTANCE', 'ELEMENT_TERMINATING', key, value);
  cancelJobOf(step, key);
  resolveIncidentOf(step, key);
  unsubscribe(step, key);
}

function heldBy({ read }: Step, { key, calledChildInstanceKey }: ElementInstance): ElementInstance[] {
  const called = calledChildInstanceKey === null ? undefined : read.elements.get(calledChildInstanceKey);
  return [...read.elements.children(key), ...(called ? [called] : [])];
}

function refuseResult(step: Step, key: string): void {
  const reason = `Expected process instance '${key}' to complete with a result, but it was terminated`;
  step.refuseResult(key, 'NOT_FOUND', reason);
}
