import type { SignalSubscriptionValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

export interface SignalSubscription {
  readonly key: string;
  readonly value: SignalSubscriptionValue;
}

/**
 * Who waits for which signal: an element instance, or a process definition with its start events. Each waits once for a
 * name: of an event sub-process and a boundary event of one sub-process that wait for the same signal, the later
 * subscription counts, as in Zeebe 8.5.
 */
export class SignalSubscriptions {
  protected readonly subscriptions: Table<SignalSubscription>;
  protected readonly byName: Table<true>;
  protected readonly starts: Table<true>;

  constructor(store: KeyValueStore) {
    this.subscriptions = new Table(store, 'signal_subscription');
    this.byName = new Table(store, 'signal_subscription_name');
    this.starts = new Table(store, 'signal_subscription_start');
  }

  /**
   * In the order of who waits: definitions and element instances by their keys; those after the given one ('': all), at
   * most `limit`.
   */
  named(signalName: string, afterOwner: string, limit: number): (readonly [owner: string, SignalSubscription])[] {
    const prefix = compositePrefix(signalName);
    const found: (readonly [string, SignalSubscription])[] = [];
    for (const [entry] of this.byName.scan(prefix, prefix + afterOwner)) {
      if (found.length === limit) break;
      const owner = entry.slice(prefix.length);
      found.push([owner, this.require(owner, signalName)]);
    }
    return found;
  }

  /** Subscriptions of an element instance, shorter names first, as Zeebe's database has them. */
  of(elementInstanceKey: string): SignalSubscription[] {
    const found = [...this.subscriptions.scan(compositePrefix(elementInstanceKey))].map(
      ([, subscription]) => subscription,
    );
    return found.sort((a, b) => a.value.signalName.length - b.value.signalName.length);
  }

  /** Subscriptions of the start events of the process version that takes signals. */
  startsOf(bpmnProcessId: string): SignalSubscription[] {
    const definitions = [...this.starts.scan(compositePrefix(bpmnProcessId))];
    return definitions.flatMap(([entry]) => this.of(entry.slice(compositePrefix(bpmnProcessId).length)));
  }

  private require(ownerKey: string, signalName: string): SignalSubscription {
    const subscription = this.subscriptions.get(compositeKey(ownerKey, signalName));
    if (!subscription) throw new Error(`expected '${ownerKey}' to wait for signal '${signalName}', but it does not`);
    return subscription;
  }
}

export class MutableSignalSubscriptions extends SignalSubscriptions {
  put(subscription: SignalSubscription): void {
    const { signalName, catchEventInstanceKey, bpmnProcessId, processDefinitionKey } = subscription.value;
    const ownerKey = ownerOf(subscription.value);
    this.subscriptions.put(compositeKey(ownerKey, signalName), subscription);
    this.byName.put(compositeKey(signalName, ownerKey), true);
    if (catchEventInstanceKey === '-1') this.starts.put(compositeKey(bpmnProcessId, processDefinitionKey), true);
  }

  remove(value: SignalSubscriptionValue): void {
    const ownerKey = ownerOf(value);
    this.subscriptions.delete(compositeKey(ownerKey, value.signalName));
    this.byName.delete(compositeKey(value.signalName, ownerKey));
    if (this.of(ownerKey).length === 0) this.starts.delete(compositeKey(value.bpmnProcessId, ownerKey));
  }
}

function ownerOf({ catchEventInstanceKey, processDefinitionKey }: SignalSubscriptionValue): string {
  return catchEventInstanceKey === '-1' ? processDefinitionKey : catchEventInstanceKey;
}
