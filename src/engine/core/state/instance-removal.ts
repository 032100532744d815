import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { WriteState } from './state.js';

/** The instance, its variables and its triggers are gone; another message may start an instance of its process. */
export function removeInstance(state: WriteState, key: string, value: ProcessInstanceValue): void {
  state.variables.removeScope(key);
  state.triggers.removeScope(key);
  state.elements.remove(key);
  if (value.bpmnElementType === 'PROCESS') state.messages.unlockStart(value.bpmnProcessId, key);
}
