import type { ElementInstance } from '../state/element-instances.js';
import { canTerminate } from '../state/lifecycle.js';
import { unsubscribe } from './event-subscriptions.js';
import { resolveIncidentOf } from './incidents.js';
import { cancelJobOf } from './jobs.js';
import type { Step } from './step.js';

/** The instance and all it holds, called instances included, is gone now, without commands; no scope completes for it. */
export function terminateAtOnce(step: Step, instance: ElementInstance): void {
  const { key, value } = instance;
  step.event('PROCESS_INSTANCE', 'ELEMENT_TERMINATING', key, value);
  cancelJobOf(step, key);
  resolveIncidentOf(step, key);
  unsubscribe(step, key);
  const called =
    instance.calledChildInstanceKey === null ? undefined : step.read.elements.get(instance.calledChildInstanceKey);
  for (const inner of [...step.read.elements.children(key), ...(called ? [called] : [])]) {
    if (canTerminate(inner.state)) terminateAtOnce(step, inner);
  }
  step.event('PROCESS_INSTANCE', 'ELEMENT_TERMINATED', key, value);
  if (value.bpmnElementType !== 'PROCESS') return;
  step.refuseResult(
    key,
    'NOT_FOUND',
    `Expected process instance '${key}' to complete with a result, but it was terminated`,
  );
}
