import type { KeyValueStore } from './key-value-store.js';

/** One table of the store, with the type of its values. */
export class Table<T> {
  constructor(
    private readonly store: KeyValueStore,
    private readonly name: string,
  ) {}

  get(key: string): T | undefined {
    return this.store.get<T>(this.name, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  put(key: string, value: T): void {
    this.store.put(this.name, key, value);
  }

  delete(key: string): void {
    this.store.delete(this.name, key);
  }

  deleteAll(prefix: string): void {
    for (const [key] of this.scan(prefix)) this.delete(key);
  }

  scan(prefix = '', after?: string): Iterable<readonly [key: string, value: T]> {
    return this.store.scan<T>(this.name, prefix, after);
  }

  first(prefix = ''): readonly [key: string, value: T] | null {
    for (const entry of this.scan(prefix)) return entry;
    return null;
  }
}

/** Parts of a composite key. The space that separates them is escaped inside a part, so no two lists of parts meet. */
export function compositeKey(...parts: readonly string[]): string {
  return parts.map(escapePart).join(' ');
}

/** Prefix of every composite key that begins with these parts. */
export function compositePrefix(...parts: readonly string[]): string {
  return `${compositeKey(...parts)} `;
}

/** The last part of a composite key that needs no escape, such as a key. */
export function lastPart(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

/** Epoch ms as text that sorts in time order; times before 1970 count as 1970. */
export function sortableMs(ms: number): string {
  return String(Math.max(0, Math.trunc(ms))).padStart(16, '0');
}

function escapePart(part: string): string {
  return /[ %]/.test(part) ? part.replaceAll('%', '%25').replaceAll(' ', '%20') : part;
}
