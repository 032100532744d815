import { SortedKeys } from './sorted-keys.js';

/** Marks a key that was deleted and may still have a row in the database. */
export const DELETED = Symbol('deleted');
const NOTHING = Symbol('nothing');

/** What the overlay asks of the tables beneath. */
export interface Beneath {
  /** False: the database certainly has no row of this key. */
  mayHold(table: string, key: string): boolean;
}

/** A key that was written and whose row is not up to date yet. */
export class Entry {
  /** The generation of writes (`WriteBack`) that the latest committed value belongs to; -1: not in the overlay any more. */
  generation = 0;
  /** True: the change log may hold the key. */
  logged = false;
  /** The last step, and the last batch, that wrote it. */
  step = 0;
  batch = 0;

  constructor(
    readonly table: OverlayTable,
    readonly key: string,
    public value: unknown,
    /** True: the database may hold a row of this key. */
    public stored: boolean,
  ) {}
}

export class OverlayTable {
  readonly entries = new Map<string, Entry>();
  private readonly keys = new SortedKeys();

  constructor(readonly name: string) {}

  add(entry: Entry): void {
    this.entries.set(entry.key, entry);
    this.keys.add(entry.key);
  }

  remove(entry: Entry): void {
    entry.generation = -1;
    this.entries.delete(entry.key);
    this.keys.remove(entry.key);
  }

  /** The first key written, deletions included, that is not less than `from` (greater, if `exclusive`). */
  firstKey(from: string, exclusive: boolean): string | undefined {
    return this.entries.size === 0 ? undefined : this.keys.first(from, exclusive);
  }
}

/**
 * The writes that have not reached their rows, in key order, over what the database holds. A step's writes can be taken
 * back until the step is committed; entries leave when their rows are up to date, or when they are deleted and never had one.
 */
export class Overlay {
  private readonly tables = new Map<string, OverlayTable>();
  private step = 1;
  private batch = 1;
  /** The open step's entries, and what each held before it. */
  private touched: Entry[] = [];
  private before: unknown[] = [];
  /** What the committed steps of the open batch wrote. */
  private written: Entry[] = [];

  constructor(private readonly beneath: Beneath) {}

  table(name: string): OverlayTable {
    let table = this.tables.get(name);
    if (!table) this.tables.set(name, (table = new OverlayTable(name)));
    return table;
  }

  /** Names of the tables that were written to. */
  tableNames(): string[] {
    return [...this.tables.keys()];
  }

  /** The value, `DELETED`, or undefined when the overlay knows nothing of the key. */
  get(table: string, key: string): unknown {
    return this.tables.get(table)?.entries.get(key)?.value;
  }

  /** `value` may be `DELETED`. */
  set(tableName: string, key: string, value: unknown): void {
    const table = this.table(tableName);
    const entry = table.entries.get(key);
    if (!entry) return this.create(table, key, value);
    if (entry.step !== this.step) this.touch(entry, entry.value);
    entry.value = value;
  }

  commitStep(): void {
    for (const entry of this.touched) {
      if (entry.batch === this.batch) continue;
      entry.batch = this.batch;
      this.written.push(entry);
    }
    this.endStep();
  }

  /** Every write since the last `commitStep` is undone. */
  rollbackStep(): void {
    for (const [i, entry] of this.touched.entries()) {
      if (this.before[i] === NOTHING) entry.table.remove(entry);
      else entry.value = this.before[i];
    }
    this.endStep();
  }

  /** What was written since the last call, each key once; what was deleted and has no row is in the overlay no more. */
  takeWritten(): readonly Entry[] {
    const { written } = this;
    for (const entry of written) if (entry.value === DELETED && !entry.stored) entry.table.remove(entry);
    this.written = [];
    this.batch += 1;
    return written;
  }

  private create(table: OverlayTable, key: string, value: unknown): void {
    const stored = this.beneath.mayHold(table.name, key);
    if (value === DELETED && !stored) return;
    const entry = new Entry(table, key, value, stored);
    table.add(entry);
    this.touch(entry, NOTHING);
  }

  private touch(entry: Entry, before: unknown): void {
    entry.step = this.step;
    this.touched.push(entry);
    this.before.push(before);
  }

  private endStep(): void {
    this.step += 1;
    this.touched = [];
    this.before = [];
  }
}
