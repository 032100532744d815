import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { WriteState } from './state.js';

/** The instance, its variables, triggers and timers are gone; another message may start an instance of its process. */
export function removeInstance(state: WriteState, key: string, value: ProcessInstanceValue): void {
  state.variables.removeScope(key);
  state.triggers.removeScope(key);
  for (const [timerKey] of state.timers.of(key)) state.timers.remove(timerKey);
  state.elements.remove(key);
  if (value.bpmnElementType === 'PROCESS') state.messages.unlockStart(value.bpmnProcessId, key);
}
