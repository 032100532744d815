/** Bookkeeping of one entry beside its JSON text, roughly, in characters. */
const ENTRY_OVERHEAD = 64;

interface Entry {
  readonly value: unknown;
  readonly size: number;
}
type Generation = Map<string, Map<string, Entry>>;

/**
 * Decoded values of the database, least recently used out first, bounded by the length of their JSON texts. Two
 * generations instead of a linked list: what is not touched while a generation fills up is dropped with it.
 */
export class ValueCache {
  private young: Generation = new Map();
  private old: Generation = new Map();
  private youngSize = 0;

  /** `sizeMax`: characters of JSON text over both generations. */
  constructor(private readonly sizeMax: number) {}

  get(table: string, key: string): { readonly value: unknown } | undefined {
    const entry = this.young.get(table)?.get(key);
    if (entry) return entry;
    const aged = this.old.get(table)?.get(key);
    if (!aged) return undefined;
    this.old.get(table)!.delete(key);
    this.add(table, key, aged);
    return aged;
  }

  /** `value` undefined: the database is known not to hold the key. */
  set(table: string, key: string, value: unknown, jsonLength: number): void {
    this.delete(table, key);
    this.add(table, key, { value, size: jsonLength + key.length + ENTRY_OVERHEAD });
  }

  /** Nothing is known of the key. */
  delete(table: string, key: string): void {
    this.old.get(table)?.delete(key);
    const young = this.young.get(table);
    const entry = young?.get(key);
    if (!entry) return;
    this.youngSize -= entry.size;
    young!.delete(key);
  }

  private add(table: string, key: string, entry: Entry): void {
    let young = this.young.get(table);
    if (!young) this.young.set(table, (young = new Map()));
    young.set(key, entry);
    this.youngSize += entry.size;
    if (this.youngSize <= this.sizeMax / 2) return;
    this.old = this.young;
    this.young = new Map();
    this.youngSize = 0;
  }
}
