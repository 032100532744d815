/** Marks a key that was deleted since the last flush. */
export const DELETED = Symbol('deleted');

interface Change {
  readonly table: string;
  readonly key: string;
  /** What the overlay held before; undefined: nothing. */
  readonly before: unknown;
}

/**
 * The writes since the last flush, in key order, over what the database holds. A step's writes can be taken back one
 * by one until the step is committed; flushing empties the overlay.
 */
export class Overlay {
  private readonly tables = new Map<string, OverlayTable>();
  private journal: Change[] = [];

  /** The value, `DELETED`, or undefined when the key was not written since the last flush. */
  get(table: string, key: string): unknown {
    return this.tables.get(table)?.values.get(key);
  }

  /** `value` may be `DELETED`. */
  set(table: string, key: string, value: unknown): void {
    let written = this.tables.get(table);
    if (!written) this.tables.set(table, (written = new OverlayTable()));
    this.journal.push({ table, key, before: written.values.get(key) });
    written.set(key, value);
  }

  /** The first key written since the last flush, deletions included, that is not less than `from` (greater, if `exclusive`). */
  firstKey(table: string, from: string, exclusive: boolean): string | undefined {
    return this.tables.get(table)?.firstKey(from, exclusive);
  }

  commitStep(): void {
    this.journal = [];
  }

  /** Every write since the last `commitStep` is undone. */
  rollbackStep(): void {
    for (const { table, key, before } of this.journal.reverse()) {
      const written = this.tables.get(table)!;
      if (before === undefined) written.remove(key);
      else written.values.set(key, before);
    }
    this.journal = [];
  }

  /** All writes, then none. */
  *drain(): Iterable<readonly [table: string, key: string, value: unknown]> {
    for (const [table, { values }] of this.tables) {
      for (const [key, value] of values) yield [table, key, value];
      this.tables.delete(table);
    }
  }
}

class OverlayTable {
  readonly values = new Map<string, unknown>();
  /** The keys of `values`, ascending. */
  private readonly keys: string[] = [];

  set(key: string, value: unknown): void {
    if (!this.values.has(key)) this.keys.splice(this.indexOf(key), 0, key);
    this.values.set(key, value);
  }

  remove(key: string): void {
    if (this.values.delete(key)) this.keys.splice(this.indexOf(key), 1);
  }

  firstKey(from: string, exclusive: boolean): string | undefined {
    const at = this.indexOf(from);
    return exclusive && this.keys[at] === from ? this.keys[at + 1] : this.keys[at];
  }

  /** Index of the first key that is not less than `key`; most new keys are the greatest so far. */
  private indexOf(key: string): number {
    const { keys } = this;
    if (keys.length === 0 || keys[keys.length - 1]! < key) return keys.length;
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
