import { randomUUID } from 'node:crypto';
import { EngineError } from '../job-client.js';
import type { JobClient } from '../job-client.js';
import type { ReceivedRecords } from './received-records.js';

/** Name of the messages a fence sends. No process waits for them, and they expire at once. */
export const FENCE = 'fadu-fence';
/** Without any record for this long the feed counts as broken. An exporter that was refused pauses up to ten seconds. */
const PATIENCE_MS = 20_000;
/** The first 13 bits of a key below the sign name its partition. */
const COUNTER_BITS = 51n;

/**
 * Tells when everything a cluster has committed so far was received: a message is sent through the log of every
 * partition, and its own record comes after all those before it.
 */
export class Fence {
  private current: Promise<void> | null = null;
  private following: Promise<void> | null = null;
  /** A correlation key that leads to each partition, by partition id. */
  private readonly ways = new Map<number, string>();
  private tried = 0;

  constructor(
    private readonly client: Pick<JobClient, 'publishMessage' | 'partitions'>,
    private readonly received: Pick<ReceivedRecords, 'onArrived'>,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Resolves when all records committed before the call are stored. Rejects with `EngineError` `UNAVAILABLE`. Calls share a passage begun after them. */
  pass(): Promise<void> {
    if (this.current === null) return this.begin();
    this.following ??= this.current
      .catch(() => undefined)
      .then(() => {
        this.following = null;
        return this.begin();
      });
    return this.following;
  }

  private begin(): Promise<void> {
    const passage = this.sendAndWait().finally(() => {
      if (this.current === passage) this.current = null;
    });
    this.current = passage;
    return passage;
  }

  private async sendAndWait(): Promise<void> {
    const arrivals = new Arrivals(this.received);
    try {
      const count = await this.client.partitions();
      const sent = await this.sendThrough(count);
      await arrivals.all(sent, this.patienceMs);
    } finally {
      arrivals.close();
    }
  }

  /** The ids of one message in each partition. Which partition a correlation key leads to is learnt from the keys that come back. */
  private async sendThrough(count: number): Promise<string[]> {
    const ids = await Promise.all([...this.ways.values()].map(async (way) => (await this.send(way)).id));
    while (this.ways.size < count) {
      const way = `${FENCE}-${(this.tried += 1)}`;
      const { id, partition } = await this.send(way);
      if (this.ways.has(partition)) continue;
      this.ways.set(partition, way);
      ids.push(id);
    }
    return ids;
  }

  private async send(correlationKey: string): Promise<{ id: string; partition: number }> {
    const id = randomUUID();
    const message = { name: FENCE, correlationKey, messageId: id, ttlMs: 0, variables: {} };
    const { key } = await this.client.publishMessage(message);
    return { id, partition: Number(BigInt(key) >> COUNTER_BITS) };
  }
}

/** The messages that came in while this is open. */
class Arrivals {
  private readonly seen = new Set<string>();
  private heard: () => void = () => undefined;
  readonly close: () => void;

  constructor(received: Pick<ReceivedRecords, 'onArrived'>) {
    this.close = received.onArrived((records) => {
      for (const { publishedMessageId } of records) if (publishedMessageId !== null) this.seen.add(publishedMessageId);
      this.heard();
    });
  }

  /** Resolves when all were seen; rejects when nothing at all comes for `patienceMs`. */
  async all(ids: readonly string[], patienceMs: number): Promise<void> {
    while (!ids.every((id) => this.seen.has(id))) {
      if (!(await this.hears(patienceMs))) {
        throw new EngineError(
          'UNAVAILABLE',
          `the cluster took a command, but none of its records arrived within ${patienceMs / 1000} s: is its exporter set up?`,
        );
      }
    }
  }

  private hears(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs).unref();
      this.heard = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
