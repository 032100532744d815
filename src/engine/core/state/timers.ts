import type { TimerValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, lastPart, sortableMs, Table } from './table.js';

/** Timers by key, by the element instance that waits, and by due date. */
export class Timers {
  protected readonly timers: Table<TimerValue>;
  protected readonly owners: Table<true>;
  protected readonly dueDates: Table<true>;

  constructor(store: KeyValueStore) {
    this.timers = new Table(store, 'timer');
    this.owners = new Table(store, 'timer_owner');
    this.dueDates = new Table(store, 'timer_due');
  }

  get(key: string): TimerValue | undefined {
    return this.timers.get(key);
  }

  /** Timers of an element instance, oldest first. */
  of(elementInstanceKey: string): (readonly [key: string, timer: TimerValue])[] {
    return this.owned(compositePrefix(elementInstanceKey));
  }

  /** Timers of the start events of a process definition. */
  ofDefinition(processDefinitionKey: string): (readonly [key: string, timer: TimerValue])[] {
    return this.of('-1').filter(([, timer]) => timer.processDefinitionKey === processDefinitionKey);
  }

  /** Earliest first; those due at once by the key of the element instance that waits, as in Zeebe. */
  *byDueDate(): Iterable<readonly [dueMs: number, key: string, timer: TimerValue]> {
    for (const [entry] of this.dueDates.scan()) {
      const key = lastPart(entry);
      yield [Number(entry.split(' ')[0]), key, this.require(key)] as const;
    }
  }

  private owned(prefix: string): (readonly [key: string, timer: TimerValue])[] {
    return [...this.owners.scan(prefix)].map(([entry]) => [lastPart(entry), this.require(lastPart(entry))] as const);
  }

  private require(key: string): TimerValue {
    const timer = this.get(key);
    if (!timer) throw new Error(`expected a timer with key '${key}', but found none`);
    return timer;
  }
}

export class MutableTimers extends Timers {
  put(key: string, timer: TimerValue): void {
    this.timers.put(key, timer);
    this.owners.put(compositeKey(timer.elementInstanceKey, key), true);
    this.dueDates.put(dueEntry(key, timer), true);
  }

  remove(key: string): void {
    const timer = this.get(key);
    if (!timer) return;
    this.timers.delete(key);
    this.owners.delete(compositeKey(timer.elementInstanceKey, key));
    this.dueDates.delete(dueEntry(key, timer));
  }
}

/** Those of start events, which no element instance waits for, come last, as in Zeebe. */
const dueEntry = (key: string, { dueDate, elementInstanceKey }: TimerValue): string =>
  compositeKey(sortableMs(dueDate), elementInstanceKey === '-1' ? '~' : elementInstanceKey, key);
