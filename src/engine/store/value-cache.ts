/** Bookkeeping of one entry beside its JSON text, roughly, in characters. */
const ENTRY_OVERHEAD = 64;

interface Entry {
  readonly value: unknown;
  readonly size: number;
}

/**
 * Decoded values of the database, least recently used out first, bounded by the length of their JSON texts. Two
 * generations instead of a linked list: what is not touched while a generation fills up is dropped with it.
 */
export class ValueCache {
  private young = new Map<string, Entry>();
  private old = new Map<string, Entry>();
  private youngSize = 0;

  /** `sizeMax`: characters of JSON text over both generations. */
  constructor(private readonly sizeMax: number) {}

  get(key: string): { readonly value: unknown } | undefined {
    const entry = this.young.get(key);
    if (entry) return entry;
    const aged = this.old.get(key);
    if (aged) {
      this.old.delete(key);
      this.add(key, aged);
    }
    return aged;
  }

  /** `value` undefined: the database is known not to hold the key. */
  set(key: string, value: unknown, jsonLength: number): void {
    this.old.delete(key);
    const previous = this.young.get(key);
    if (previous) this.youngSize -= previous.size;
    this.add(key, { value, size: jsonLength + key.length + ENTRY_OVERHEAD });
  }

  private add(key: string, entry: Entry): void {
    this.young.set(key, entry);
    this.youngSize += entry.size;
    if (this.youngSize <= this.sizeMax / 2) return;
    this.old = this.young;
    this.young = new Map();
    this.youngSize = 0;
  }
}
