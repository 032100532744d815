import type { MessageValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, lastPart, sortableMs, Table } from './table.js';

/** Buffered messages: until their deadline they may still correlate, once per process id. */
export class Messages {
  protected readonly messages: Table<MessageValue>;
  protected readonly byName: Table<true>;
  protected readonly byId: Table<string>;
  protected readonly deadlines: Table<true>;
  protected readonly correlations: Table<true>;
  protected readonly locks: Table<true>;
  protected readonly lockOfInstance: Table<string>;

  constructor(store: KeyValueStore) {
    this.messages = new Table(store, 'message');
    this.byName = new Table(store, 'message_name');
    this.byId = new Table(store, 'message_id');
    this.deadlines = new Table(store, 'message_deadline');
    this.correlations = new Table(store, 'message_correlation');
    this.locks = new Table(store, 'message_start_lock');
    this.lockOfInstance = new Table(store, 'message_start_lock_instance');
  }

  get(key: string): MessageValue | undefined {
    return this.messages.get(key);
  }

  existsId(name: string, correlationKey: string, messageId: string): boolean {
    return this.byId.has(compositeKey(name, correlationKey, messageId));
  }

  /** Buffered messages with this name and correlation key, oldest first. */
  *named(name: string, correlationKey: string): Iterable<readonly [key: string, message: MessageValue]> {
    for (const [entry] of this.byName.scan(compositePrefix(name, correlationKey))) {
      const key = lastPart(entry);
      yield [key, this.require(key)] as const;
    }
  }

  *byDeadline(): Iterable<readonly [dueMs: number, key: string, message: MessageValue]> {
    for (const [entry] of this.deadlines.scan()) {
      const key = lastPart(entry);
      yield [Number(entry.split(' ')[0]), key, this.require(key)] as const;
    }
  }

  isCorrelated(messageKey: string, bpmnProcessId: string): boolean {
    return this.correlations.has(compositeKey(messageKey, bpmnProcessId));
  }

  /** True while an instance of the process that a message with this correlation key started is running. */
  isStartLocked(bpmnProcessId: string, correlationKey: string): boolean {
    return this.locks.has(compositeKey(bpmnProcessId, correlationKey));
  }

  /** Correlation key of the message that started the instance, null when none did or it had none. */
  startCorrelationKey(processInstanceKey: string): string | null {
    return this.lockOfInstance.get(processInstanceKey) ?? null;
  }

  private require(key: string): MessageValue {
    const message = this.get(key);
    if (!message) throw new Error(`expected a message with key '${key}', but found none`);
    return message;
  }
}

export class MutableMessages extends Messages {
  put(key: string, message: MessageValue): void {
    this.messages.put(key, message);
    this.byName.put(compositeKey(message.name, message.correlationKey, key), true);
    this.deadlines.put(compositeKey(sortableMs(message.deadline), key), true);
    if (message.messageId !== '') this.byId.put(idKey(message), key);
  }

  remove(key: string): void {
    const message = this.get(key);
    if (!message) return;
    this.messages.delete(key);
    this.byName.delete(compositeKey(message.name, message.correlationKey, key));
    this.deadlines.delete(compositeKey(sortableMs(message.deadline), key));
    if (message.messageId !== '') this.byId.delete(idKey(message));
    this.correlations.deleteAll(compositePrefix(key));
  }

  /** A message that left the buffer cannot correlate again, so nothing is kept of it. */
  correlate(messageKey: string, bpmnProcessId: string): void {
    if (this.get(messageKey)) this.correlations.put(compositeKey(messageKey, bpmnProcessId), true);
  }

  uncorrelate(messageKey: string, bpmnProcessId: string): void {
    this.correlations.delete(compositeKey(messageKey, bpmnProcessId));
  }

  lockStart(bpmnProcessId: string, correlationKey: string, processInstanceKey: string): void {
    this.locks.put(compositeKey(bpmnProcessId, correlationKey), true);
    this.lockOfInstance.put(processInstanceKey, correlationKey);
  }

  unlockStart(bpmnProcessId: string, processInstanceKey: string): void {
    const correlationKey = this.startCorrelationKey(processInstanceKey);
    if (correlationKey === null) return;
    this.locks.delete(compositeKey(bpmnProcessId, correlationKey));
    this.lockOfInstance.delete(processInstanceKey);
  }
}

function idKey(message: MessageValue): string {
  return compositeKey(message.name, message.correlationKey, message.messageId);
}
