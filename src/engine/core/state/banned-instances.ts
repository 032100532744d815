import type { KeyValueStore } from './key-value-store.js';
import { Table } from './table.js';

/** Process instances that an internal error has stopped: nothing more happens in them. */
export class BannedInstances {
  protected readonly banned: Table<true>;
  /** False: certainly none, which spares every command a look into the store. Undefined: not looked yet. */
  protected some: boolean | undefined;

  constructor(store: KeyValueStore) {
    this.banned = new Table(store, 'banned_instance');
  }

  /** False when no instance is banned. */
  any(): boolean {
    this.some ??= this.banned.first() !== null;
    return this.some;
  }

  has(processInstanceKey: string): boolean {
    return this.any() && this.banned.has(processInstanceKey);
  }
}

export class MutableBannedInstances extends BannedInstances {
  add(processInstanceKey: string): void {
    this.some = true;
    this.banned.put(processInstanceKey, true);
  }
}
