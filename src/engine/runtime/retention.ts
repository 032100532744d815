import type { EngineStore } from '../store/index.js';

/** A reader of the log, and the position up to which it has taken the records for good. */
export interface Consumer {
  readonly name: string;
  readonly position: number;
}

/** What becomes of records that every consumer has taken. `all`: they stay. `untaken`: they are removed. */
export type RetentionPolicy = 'all' | 'untaken';

export interface RetentionOptions {
  readonly policy: RetentionPolicy;
  /** Consumers that exist from the start on: nothing they have not taken is removed, though they never came yet. */
  readonly consumers?: readonly string[];
  /** True: a log that nobody reads is removed too. Default false: without consumers everything stays. */
  readonly discardUnread?: boolean;
}

const CONSUMERS = 'consumer';
/** One entry: the position of the last record that was removed. */
const DISCARDED = 'discarded';
const POSITION = 'position';
/** Removing at rest takes at most this long at a time, ms. */
const DISCARD_MS = 5;

/**
 * Who reads the log, how far, and what may therefore go. Positions are in the state, so they are as durable as the next
 * commit; a crash forgets at most the last acknowledgement, and then records stay a little longer.
 */
export class Retention {
  /** True when positions have changed since the last commit. */
  dirty = false;
  private discardedUpTo: number;
  /** As far as a crash would not forget that it was removed. */
  private mayGoUpTo: number;

  constructor(
    private readonly store: EngineStore,
    private readonly options: RetentionOptions,
  ) {
    this.discardedUpTo = this.mayGoUpTo = store.state.get<number>(DISCARDED, POSITION) ?? 0;
    const known = new Set(this.consumers().map(({ name }) => name));
    for (const name of options.consumers ?? []) if (!known.has(name)) this.put(name, 0);
  }

  /** Position of the last record that may no longer be read; 0 while all may. */
  get removedUpTo(): number {
    return this.discardedUpTo;
  }

  /** By name. */
  consumers(): Consumer[] {
    return [...this.store.state.scan<number>(CONSUMERS, '')].map(([name, position]) => ({ name, position }));
  }

  /**
   * The consumer needs no record up to the position any more; a lower one than before changes nothing. True: it is new, and
   * counts from the next commit. Throws for a name or position that cannot be.
   */
  acknowledge(name: string, position: number): boolean {
    const last = this.store.log.lastPosition();
    if (name === '') throw new Error('expected the name of a consumer, but it is empty');
    if (!Number.isSafeInteger(position) || position < 0 || position > last) {
      throw new Error(`expected consumer '${name}' to acknowledge a position from 0 to ${last}, but found ${position}`);
    }
    const known = this.store.state.get<number>(CONSUMERS, name);
    if (known === undefined || position > known) this.put(name, position);
    return known === undefined;
  }

  /** The consumer is forgotten: records are no longer kept for it. False: there was none of the name. */
  remove(name: string): boolean {
    if (name === '' || this.store.state.get(CONSUMERS, name) === undefined) return false;
    this.store.state.delete(CONSUMERS, name);
    this.changed();
    return true;
  }

  /** Throws when records that the reader has not seen are gone. */
  expectKept(afterPosition: number): void {
    if (afterPosition >= this.discardedUpTo) return;
    throw new Error(
      `expected to read the records after position ${afterPosition}, but those up to ${this.discardedUpTo} were removed, since ` +
        `every registered consumer had taken them. This reader was not registered, or its own data is older than what it ` +
        `acknowledged: restore its data, or let it begin at position ${this.discardedUpTo} knowing that it misses what was before`,
    );
  }

  /** What was put is in the file. */
  committed(): void {
    this.dirty = false;
    this.mayGoUpTo = this.discardedUpTo;
  }

  /** Records up to this position may be removed from the file; 0: none. */
  get removable(): number {
    return this.mayGoUpTo;
  }

  /**
   * Notes what may go; to be called again and again. That records go is committed before they do: a crash in between leaves
   * records that nobody may read, never a reader that misses some.
   */
  advance(): void {
    const upTo = this.takenByAll();
    if (upTo <= this.discardedUpTo) return;
    this.store.state.put(DISCARDED, POSITION, (this.discardedUpTo = upTo));
    this.changed();
  }

  /** Removes some of what may go and went with no commit. */
  discardSome(): void {
    if (this.mayGoUpTo > 0) this.store.discard(this.mayGoUpTo, DISCARD_MS);
  }

  /** 0 while nothing may go. */
  private takenByAll(): number {
    if (this.options.policy === 'all') return 0;
    const positions = this.consumers().map(({ position }) => position);
    if (positions.length > 0) return Math.min(...positions);
    return this.options.discardUnread ? this.store.log.lastPosition() : 0;
  }

  private put(name: string, position: number): void {
    this.store.state.put(CONSUMERS, name, position);
    this.changed();
  }

  private changed(): void {
    this.store.state.commitStep();
    this.dirty = true;
  }
}
