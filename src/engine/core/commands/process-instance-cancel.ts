import { canTerminate } from '../state/lifecycle.js';
import type { ReadState } from '../state/state.js';
import type { CommandHandler } from './command-handler.js';

/** The process instance is about to end. A called child is refused: whoever wants it to end cancels the root. */
export const processInstanceCancel: CommandHandler = ({ key }, step) => {
  const instance = step.read.elements.get(key);
  const expected = `Expected to cancel a process instance with key '${key}', but`;
  if (!instance || instance.value.bpmnElementType !== 'PROCESS' || !canTerminate(instance.state)) {
    return step.reject('NOT_FOUND', `${expected} no such process was found`);
  }
  const parentKey = instance.value.parentProcessInstanceKey;
  if (parentKey !== '-1') {
    const root = rootOf(step.read, parentKey);
    const hint = `it is created by a parent process instance. Cancel the root process instance '${root}' instead.`;
    return step.reject('INVALID_STATE', `${expected} ${hint}`);
  }
  step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', key, instance.value);
  step.replyWith('PROCESS_INSTANCE', 'ELEMENT_TERMINATING', key, instance.value);
};

function rootOf(read: ReadState, instanceKey: string): string {
  // A loop, not a recursion: a process that calls itself may have called itself a hundred thousand times.
  for (let root = instanceKey; ;) {
    const parentKey = read.elements.get(root)?.value.parentProcessInstanceKey ?? '-1';
    if (parentKey === '-1') return root;
    root = parentKey;
  }
}
