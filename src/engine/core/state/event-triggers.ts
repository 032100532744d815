import type { JsonObject } from '../../../protocol/index.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

/** An event that reached a scope and is not handled yet; it carries the variables to its element. */
export interface EventTrigger {
  readonly eventKey: string;
  readonly elementId: string;
  readonly variables: JsonObject;
  readonly processInstanceKey: string;
}

/** Triggers per event scope: an element instance, or a process definition for its start events. */
export class EventTriggers {
  protected readonly triggers: Table<EventTrigger>;

  constructor(store: KeyValueStore) {
    this.triggers = new Table(store, 'event_trigger');
  }

  /** The oldest trigger of the scope, null when there is none. */
  peek(scopeKey: string): EventTrigger | null {
    return this.triggers.first(compositePrefix(scopeKey))?.[1] ?? null;
  }

  of(scopeKey: string): EventTrigger[] {
    return [...this.triggers.scan(compositePrefix(scopeKey))].map(([, trigger]) => trigger);
  }
}

export class MutableEventTriggers extends EventTriggers {
  put(scopeKey: string, trigger: EventTrigger): void {
    this.triggers.put(compositeKey(scopeKey, trigger.eventKey), trigger);
  }

  delete(scopeKey: string, eventKey: string): void {
    this.triggers.delete(compositeKey(scopeKey, eventKey));
  }

  removeScope(scopeKey: string): void {
    this.triggers.deleteAll(compositePrefix(scopeKey));
  }
}
