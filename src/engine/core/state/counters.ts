import { FIRST_KEY, type ZeebeRecord } from '../../../protocol/index.js';
import type { KeyValueStore } from './key-value-store.js';
import { Table } from './table.js';

/** Position of the last record and the last key issued. The centre's own: no behavior, command or applier touches them. */
export class Counters {
  private readonly counters: Table<number>;
  private position = 0;
  private key = 0;

  constructor(store: KeyValueStore) {
    this.counters = new Table(store, 'counter');
    this.load();
  }

  /** What the store says counts again: at the start of a step, since the step before may have been rolled back. */
  load(): void {
    this.position = this.counters.get('position') ?? 0;
    // Partition 1's keys stay below 2^53 for the first 2^52 of them, so a number holds them exactly.
    this.key = this.counters.get('key') ?? Number(FIRST_KEY) - 1;
  }

  save(): void {
    this.counters.put('position', this.position);
    this.counters.put('key', this.key);
  }

  mark(): readonly [position: number, key: number] {
    return [this.position, this.key];
  }

  reset([position, key]: readonly [position: number, key: number]): void {
    this.position = position;
    this.key = key;
  }

  lastPosition(): number {
    return this.position;
  }

  nextPosition(): number {
    return ++this.position;
  }

  lastKey(): string {
    return String(this.key);
  }

  nextKey(): string {
    return String(++this.key);
  }

  /** The counters stand where they stood when the record was written. A client's command may name any key: it issues none. */
  replay(record: ZeebeRecord): void {
    this.position = record.position;
    const issued =
      record.recordType === 'EVENT' || (record.recordType === 'COMMAND' && record.sourceRecordPosition > 0);
    if (issued) this.key = Math.max(this.key, Number(record.key));
    this.save();
  }
}
