import type { CompensationSubscriptionValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

export interface CompensationSubscription {
  readonly key: string;
  readonly state: 'CREATED' | 'TRIGGERED';
  readonly value: CompensationSubscriptionValue;
}

/** What completed and could be compensated, per process instance. */
export class CompensationSubscriptions {
  protected readonly subscriptions: Table<CompensationSubscription>;

  constructor(store: KeyValueStore) {
    this.subscriptions = new Table(store, 'compensation_subscription');
  }

  /** All of a process instance, oldest first. */
  of(processInstanceKey: string): CompensationSubscription[] {
    return [...this.subscriptions.scan(compositePrefix(processInstanceKey))].map(([, subscription]) => subscription);
  }
}

export class MutableCompensationSubscriptions extends CompensationSubscriptions {
  put(subscription: CompensationSubscription): void {
    this.subscriptions.put(compositeKey(subscription.value.processInstanceKey, subscription.key), subscription);
  }

  remove(processInstanceKey: string, key: string): void {
    this.subscriptions.delete(compositeKey(processInstanceKey, key));
  }
}
