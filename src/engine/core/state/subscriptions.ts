import type {
  MessageStartEventSubscriptionValue,
  MessageSubscriptionValue,
  ProcessMessageSubscriptionValue,
} from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

/** The message's side of a subscription; while `correlating` it takes no second message. */
export interface MessageSubscription {
  readonly key: string;
  readonly correlating: boolean;
  readonly value: MessageSubscriptionValue;
}

/** The process instance's side of a subscription. */
export interface ProcessMessageSubscription {
  readonly key: string;
  readonly state: 'OPENING' | 'OPENED' | 'CLOSING';
  readonly value: ProcessMessageSubscriptionValue;
}

export interface MessageStartEventSubscription {
  readonly key: string;
  readonly value: MessageStartEventSubscriptionValue;
}

/** Who waits for which message. An element instance waits at most once for a name. */
export class Subscriptions {
  protected readonly messageSide: Table<MessageSubscription>;
  protected readonly byName: Table<true>;
  protected readonly processSide: Table<ProcessMessageSubscription>;
  protected readonly starts: Table<MessageStartEventSubscription>;

  constructor(store: KeyValueStore) {
    this.messageSide = new Table(store, 'message_subscription');
    this.byName = new Table(store, 'message_subscription_name');
    this.processSide = new Table(store, 'process_message_subscription');
    this.starts = new Table(store, 'message_start_subscription');
  }

  ofMessage(elementInstanceKey: string, messageName: string): MessageSubscription | undefined {
    return this.messageSide.get(compositeKey(elementInstanceKey, messageName));
  }

  /** Subscriptions to this name and correlation key, oldest element instance first. */
  named(messageName: string, correlationKey: string): MessageSubscription[] {
    const prefix = compositePrefix(messageName, correlationKey);
    return [...this.byName.scan(prefix)].map(([entry]) => {
      const subscription = this.ofMessage(entry.slice(prefix.length), messageName);
      if (!subscription) throw new Error(`expected the message subscription '${entry}' to exist, but found none`);
      return subscription;
    });
  }

  ofProcess(elementInstanceKey: string, messageName: string): ProcessMessageSubscription | undefined {
    return this.processSide.get(compositeKey(elementInstanceKey, messageName));
  }

  ofElement(elementInstanceKey: string): ProcessMessageSubscription[] {
    return [...this.processSide.scan(compositePrefix(elementInstanceKey))].map(([, subscription]) => subscription);
  }

  startsNamed(messageName: string): MessageStartEventSubscription[] {
    return [...this.starts.scan(compositePrefix(messageName))].map(([, subscription]) => subscription);
  }

  /** Message start events of the process version that takes messages, whatever their names. */
  startsOf(bpmnProcessId: string): MessageStartEventSubscription[] {
    const all = [...this.starts.scan()].map(([, subscription]) => subscription);
    return all.filter((subscription) => subscription.value.bpmnProcessId === bpmnProcessId);
  }
}

export class MutableSubscriptions extends Subscriptions {
  putMessageSide(subscription: MessageSubscription): void {
    const { elementInstanceKey, messageName, correlationKey } = subscription.value;
    this.messageSide.put(compositeKey(elementInstanceKey, messageName), subscription);
    this.byName.put(compositeKey(messageName, correlationKey, elementInstanceKey), true);
  }

  removeMessageSide(elementInstanceKey: string, messageName: string): void {
    const subscription = this.ofMessage(elementInstanceKey, messageName);
    if (!subscription) return;
    this.messageSide.delete(compositeKey(elementInstanceKey, messageName));
    this.byName.delete(compositeKey(messageName, subscription.value.correlationKey, elementInstanceKey));
  }

  putProcessSide(subscription: ProcessMessageSubscription): void {
    const { elementInstanceKey, messageName } = subscription.value;
    this.processSide.put(compositeKey(elementInstanceKey, messageName), subscription);
  }

  removeProcessSide(elementInstanceKey: string, messageName: string): void {
    this.processSide.delete(compositeKey(elementInstanceKey, messageName));
  }

  putStart(subscription: MessageStartEventSubscription): void {
    const { messageName, bpmnProcessId } = subscription.value;
    this.starts.put(compositeKey(messageName, bpmnProcessId), subscription);
  }

  removeStart(messageName: string, bpmnProcessId: string): void {
    this.starts.delete(compositeKey(messageName, bpmnProcessId));
  }
}
