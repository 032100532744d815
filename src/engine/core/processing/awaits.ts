import type { RequestRef } from '../interface.js';

export interface Await {
  readonly request: RequestRef;
  /** Names of the variables to send; empty: all. */
  readonly fetchVariables: readonly string[];
}

/**
 * Who waits for the result of a process instance. In the heap, because the wait is a connection's and ends with it; a
 * step that is rolled back leaves no trace, since what it adds and takes counts only after `commit`.
 */
export class Awaits {
  private readonly committed = new Map<string, Await>();
  private readonly open = new Map<string, Await | null>();

  begin(): void {
    this.open.clear();
  }

  add(processInstanceKey: string, waiting: Await): void {
    this.open.set(processInstanceKey, waiting);
  }

  take(processInstanceKey: string): Await | null {
    const pending = this.open.get(processInstanceKey);
    const waiting = pending === undefined ? this.committed.get(processInstanceKey) : pending;
    if (waiting) this.open.set(processInstanceKey, null);
    return waiting ?? null;
  }

  commit(): void {
    for (const [key, waiting] of this.open) {
      if (waiting) this.committed.set(key, waiting);
      else this.committed.delete(key);
    }
    this.open.clear();
  }
}
