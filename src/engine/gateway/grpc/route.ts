import type { Failure } from './status-code.js';

/** Who made a call, and whether he still waits. */
export interface Caller {
  /** The `authorization` header. */
  readonly authorization: string | undefined;
  /** True: he has left, or his time is over; nobody reads an answer any more. */
  readonly gone: boolean;
  /** Aborts when he has left before he was answered. Made when it is first asked for: most methods need none. */
  readonly signal: AbortSignal;
}

/** How a call is answered; after `end` or `fail`, and when the caller has gone, nothing more is sent. */
export interface Answer {
  /** False: the caller has gone. */
  send(message: object): boolean;
  /** Status OK. */
  end(): void;
  /** The only message, or the last, and `end`; cheaper than one after the other. */
  sendLast(message: object): void;
  fail(failure: Failure): void;
}

/** A method with one request: how its messages are written, and what does it. `serve` does not throw. */
export interface Route {
  readonly path: string;
  readonly requestDeserialize: (bytes: Buffer) => object;
  readonly responseSerialize: (message: object) => Uint8Array;
  serve(request: object, caller: Caller, answer: Answer): void;
}
