import type { KeyValueStore } from './key-value-store.js';

type Undo = () => void;

/** A store that can take back what one command wrote; it remembers nothing outside `attempt`. */
export class SavepointStore implements KeyValueStore {
  private undos: Undo[] | null = null;

  constructor(private readonly store: KeyValueStore) {}

  /** Runs `work`; when it returns a failure, every put and delete it made is undone. */
  attempt<Failed>(work: () => Failed | null): Failed | null {
    if (this.undos) throw new Error('expected no open savepoint, but found one');
    const undos: Undo[] = (this.undos = []);
    try {
      const failed = work();
      if (failed !== null) for (const undo of undos.reverse()) undo();
      return failed;
    } finally {
      this.undos = null;
    }
  }

  get<T>(table: string, key: string): T | undefined {
    return this.store.get<T>(table, key);
  }

  put<T>(table: string, key: string, value: T): void {
    this.remember(table, key);
    this.store.put(table, key, value);
  }

  delete(table: string, key: string): void {
    this.remember(table, key);
    this.store.delete(table, key);
  }

  scan<T>(table: string, prefix: string, after?: string): Iterable<readonly [key: string, value: T]> {
    return this.store.scan<T>(table, prefix, after);
  }

  private remember(table: string, key: string): void {
    if (!this.undos) return;
    const before = this.store.get(table, key);
    this.undos.push(() => (before === undefined ? this.store.delete(table, key) : this.store.put(table, key, before)));
  }
}
