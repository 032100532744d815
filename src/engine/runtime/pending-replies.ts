import type { Reply, RequestRef } from '../core/index.js';
import { NotProcessed } from './not-processed.js';

interface Waiter {
  resolve(reply: Reply | null): void;
  reject(error: NotProcessed): void;
}

/** Who waits for which reply. Lives in the heap alone: a restart forgets the callers, whose connections are gone with it. */
export class PendingReplies {
  private readonly waiters = new Map<RequestRef, Waiter>();
  private issued = 0;

  /** A new request and the promise of its reply; the promise rejects with `NotProcessed`. */
  open(signal?: AbortSignal): { readonly request: RequestRef; readonly reply: Promise<Reply | null> } {
    const request = `request-${++this.issued}`;
    const reply = new Promise<Reply | null>((resolve, reject) => this.waiters.set(request, { resolve, reject }));
    signal?.addEventListener('abort', () =>
      this.fail(request, new NotProcessed('aborted', 'the caller no longer waits')),
    );
    return { request, reply };
  }

  /** Nothing happens when nobody waits any more. `null`: the command had nothing to do. */
  settle(request: RequestRef, reply: Reply | null): void {
    this.take(request)?.resolve(reply);
  }

  fail(request: RequestRef, error: NotProcessed): void {
    this.take(request)?.reject(error);
  }

  failAll(error: NotProcessed): void {
    for (const request of [...this.waiters.keys()]) this.fail(request, error);
  }

  private take(request: RequestRef): Waiter | undefined {
    const waiter = this.waiters.get(request);
    this.waiters.delete(request);
    return waiter;
  }
}
