import type { SignalSubscriptionValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, lastPart, Table } from './table.js';

export interface SignalSubscription {
  readonly key: string;
  readonly value: SignalSubscriptionValue;
}

/** Who waits for which signal, by name and by who waits: an element instance, or a process with its start events. */
export class SignalSubscriptions {
  protected readonly subscriptions: Table<SignalSubscriptionValue>;
  protected readonly byName: Table<true>;
  protected readonly byOwner: Table<true>;

  constructor(store: KeyValueStore) {
    this.subscriptions = new Table(store, 'signal_subscription');
    this.byName = new Table(store, 'signal_subscription_name');
    this.byOwner = new Table(store, 'signal_subscription_owner');
  }

  /** Oldest first. */
  named(signalName: string): SignalSubscription[] {
    return this.listed(this.byName, signalName);
  }

  /** Subscriptions of an element instance, oldest first. */
  of(elementInstanceKey: string): SignalSubscription[] {
    return this.listed(this.byOwner, elementInstanceKey);
  }

  /** Subscriptions of the start events of the process version that takes signals. */
  startsOf(bpmnProcessId: string): SignalSubscription[] {
    return this.listed(this.byOwner, START, bpmnProcessId);
  }

  get(key: string): SignalSubscriptionValue | undefined {
    return this.subscriptions.get(key);
  }

  private listed(index: Table<true>, ...parts: readonly string[]): SignalSubscription[] {
    return [...index.scan(compositePrefix(...parts))].map(([entry]) => {
      const key = lastPart(entry);
      const value = this.subscriptions.get(key);
      if (!value) throw new Error(`expected a signal subscription with key '${key}', but found none`);
      return { key, value };
    });
  }
}

export class MutableSignalSubscriptions extends SignalSubscriptions {
  put(key: string, value: SignalSubscriptionValue): void {
    this.subscriptions.put(key, value);
    this.byName.put(compositeKey(value.signalName, key), true);
    this.byOwner.put(compositeKey(...ownerOf(value), key), true);
  }

  remove(key: string): void {
    const value = this.subscriptions.get(key);
    if (!value) return;
    this.subscriptions.delete(key);
    this.byName.delete(compositeKey(value.signalName, key));
    this.byOwner.delete(compositeKey(...ownerOf(value), key));
  }
}

/** No key of an element instance. */
const START = 'start';

function ownerOf({ catchEventInstanceKey, bpmnProcessId }: SignalSubscriptionValue): readonly string[] {
  return catchEventInstanceKey === '-1' ? [START, bpmnProcessId] : [catchEventInstanceKey];
}
