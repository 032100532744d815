import type { RecordSource } from '../../protocol/index.js';

/** Injection token of the `RecordFeed` the projector follows. */
export const RECORD_FEED = Symbol('RECORD_FEED');

/** The logs of an engine, one per partition. */
export interface RecordFeed {
  /** By partition id. Partitions may join, none ever leaves. */
  sources(): Promise<ReadonlyMap<number, RecordSource>>;
  /** Calls `listener` when there is more to read; returns the function that unsubscribes. */
  onCommitted(listener: () => void): () => void;
  /**
   * Resolves when every record that the engine committed before the call can be read. Rejects with an `EngineError`
   * (`UNAVAILABLE`) when that cannot be had now.
   */
  complete(): Promise<void>;
}

/** An engine of one partition whose committed records can be read at once. */
export function directFeed(source: RecordSource): RecordFeed {
  const sources = new Map([[1, source]]);
  return {
    sources: async () => sources,
    onCommitted: (listener) => source.onCommitted(listener),
    complete: async () => undefined,
  };
}
