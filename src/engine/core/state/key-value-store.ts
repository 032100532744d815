/**
 * What the state is kept in: ordered tables of JSON-able values. Maps in a test, a SQLite transaction in production.
 *
 * A value is immutable once put: whoever changes one puts a new one. Keys compare as UTF-16 text.
 */
export interface KeyValueStore {
  get<T>(table: string, key: string): T | undefined;
  put<T>(table: string, key: string, value: T): void;
  /** The key is absent afterwards; deleting an absent key is allowed. */
  delete(table: string, key: string): void;
  /**
   * Entries whose key starts with `prefix`, ascending, from the first key greater than `after` when given.
   * Sees the writes of the open step and tolerates deletes of visited keys while iterating.
   */
  scan<T>(table: string, prefix: string, after?: string): Iterable<readonly [key: string, value: T]>;
}
