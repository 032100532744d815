import type { ValueType } from '../../../protocol/index.js';
import type { ReadState } from '../state/state.js';
import type { ErrorValue } from '../values.js';
import type { CommandRecord, Step } from './step.js';

type Addressed = CommandRecord & { readonly valueType: ValueType; readonly position: number };

/** Value types whose commands belong to one process instance: none is processed once the instance is banned. */
const OF_INSTANCES: ReadonlySet<ValueType> = new Set<ValueType>([
  'INCIDENT',
  'JOB',
  'MESSAGE_SUBSCRIPTION',
  'PROCESS_INSTANCE',
  'PROCESS_INSTANCE_BATCH',
  'PROCESS_INSTANCE_MODIFICATION',
  'PROCESS_MESSAGE_SUBSCRIPTION',
  'TIMER',
]);
/** What clients send about an instance fails alone: whoever sent it is told, and the instance is as it was. */
const FROM_CLIENTS: ReadonlySet<string> = new Set([
  'CANCEL',
  'COMPLETE',
  'FAIL',
  'MODIFY',
  'RESOLVE',
  'THROW_ERROR',
  'UPDATE_RETRIES',
]);

/** True when the command's process instance is banned. Then nothing is written, except that a waiting client is refused. */
export function skipsBanned(command: Addressed, step: Step): boolean {
  if (!step.read.banned.any()) return false;
  const instanceKey = instanceOf(command, step.read);
  if (!step.read.banned.has(instanceKey)) return false;
  if (command.request !== null) {
    const reason = `Expected to process the command for process instance '${instanceKey}', but an internal error has stopped it`;
    step.reject('INVALID_STATE', reason);
  }
  return true;
}

/**
 * The command in process failed inside the engine: it is refused with PROCESSING_ERROR, an ERROR record says why, and the
 * process instance it went on with, if any, is banned. The state is otherwise as it was.
 */
export function writeError(command: Addressed, error: unknown, step: Step): void {
  const { message, stack } = error as { message?: unknown; stack?: unknown };
  const exceptionMessage = typeof message === 'string' ? message : String(error);
  const what = `${command.valueType} ${command.intent} (key ${command.key})`;
  step.reject(
    'PROCESSING_ERROR',
    `Expected to process record '${what}' without errors, but exception occurred with message '${exceptionMessage}'.`,
  );
  const value: ErrorValue = {
    exceptionMessage,
    stacktrace: typeof stack === 'string' ? stack : '',
    errorEventPosition: command.position,
    processInstanceKey: FROM_CLIENTS.has(command.intent) ? '-1' : instanceOf(command, step.read),
  };
  step.event('ERROR', 'CREATED', command.key, value);
}

/** Key of the process instance that the command belongs to, '-1' when it belongs to none. */
function instanceOf({ valueType, key, value }: Addressed, read: ReadState): string {
  if (!OF_INSTANCES.has(valueType)) return '-1';
  const named = value['processInstanceKey'];
  if (typeof named === 'string' && named !== '-1') return named;
  if (valueType === 'JOB') return read.jobs.get(key)?.value.processInstanceKey ?? '-1';
  if (valueType === 'INCIDENT') return read.incidents.get(key)?.processInstanceKey ?? '-1';
  return valueType === 'PROCESS_INSTANCE' || valueType === 'PROCESS_INSTANCE_MODIFICATION' ? key : '-1';
}
