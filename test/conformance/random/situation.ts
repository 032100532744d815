import type { ExportedRecord } from '../tape.js';

/** What a client could react to at this moment, read from the records so far. */
export interface Situation {
  /** Types of open jobs, each once. */
  readonly jobs: readonly string[];
  readonly incidents: number;
  /** Names of messages and signals somebody waits for. */
  readonly messages: readonly string[];
  readonly signals: readonly string[];
  readonly timers: number;
  /** Ids of active elements, without the process. */
  readonly elements: readonly string[];
  /** The same without those of called processes. */
  readonly own: readonly string[];
  readonly running: boolean;
}

export function situationOf(records: readonly ExportedRecord[]): Situation {
  const open = {
    JOB: new Map<string, string>(),
    INCIDENT: new Map<string, string>(),
    PROCESS_MESSAGE_SUBSCRIPTION: new Map<string, string>(),
    SIGNAL_SUBSCRIPTION: new Map<string, string>(),
    TIMER: new Map<string, string>(),
    PROCESS_INSTANCE: new Map<string, string>(),
  };
  const own = new Map<string, string>();
  let running = false;
  for (const { recordType, valueType, intent, key, value } of records) {
    const table = open[valueType as keyof typeof open];
    if (recordType !== 'EVENT' || !table) continue;
    const name = String(value['type'] ?? value['messageName'] ?? value['signalName'] ?? value['elementId'] ?? '');
    const isProcess = value['bpmnElementType'] === 'PROCESS';
    if (BEGINS.has(intent) && isProcess) running = true;
    else if (BEGINS.has(intent)) {
      table.set(String(key), name);
      if (table === open.PROCESS_INSTANCE && Number(value['parentProcessInstanceKey']) === -1)
        own.set(String(key), name);
    }
    if (ENDS.has(intent) && value['elementId'] !== 'NO_CATCH_EVENT_FOUND') {
      table.delete(String(key));
      own.delete(String(key));
      if (isProcess && Number(value['parentProcessInstanceKey']) === -1) running = false;
    }
  }
  const names = (table: ReadonlyMap<string, string>) => [...new Set(table.values())];
  return {
    jobs: names(open.JOB),
    incidents: open.INCIDENT.size,
    messages: names(open.PROCESS_MESSAGE_SUBSCRIPTION),
    signals: names(open.SIGNAL_SUBSCRIPTION),
    timers: open.TIMER.size,
    elements: names(open.PROCESS_INSTANCE),
    own: names(own),
    running,
  };
}

const BEGINS: ReadonlySet<string> = new Set(['CREATED', 'CREATING', 'ELEMENT_ACTIVATING']);
const ENDS: ReadonlySet<string> = new Set([
  'COMPLETED',
  'CANCELED',
  'ERROR_THROWN',
  'RESOLVED',
  'DELETED',
  'TRIGGERED',
  'ELEMENT_COMPLETED',
  'ELEMENT_TERMINATED',
]);
