/**
 * Why a command was not processed at all: `overloaded` (the queue is full, try again later), `stopped` (the engine stops or
 * has failed; the outcome is unknown when the command had been taken), `bug` (it threw; its step left no trace), `aborted`
 * (the caller no longer waits).
 */
export type NotProcessedKind = 'overloaded' | 'stopped' | 'bug' | 'aborted';

export class NotProcessed extends Error {
  override readonly name = 'NotProcessed';
  constructor(
    readonly kind: NotProcessedKind,
    message: string,
  ) {
    super(message);
  }
}
