import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedRecords, RecordFeed } from '../../orchestration/index.js';
import { FENCE } from '../../orchestration/index.js';
import type { ClockSetting } from '../../platform/index.js';
import { OperationalError } from '../operational-error.js';

/** Brokers look for due timers every 100 ms and for expired jobs every second. */
const CHECK_MS = 250;
const ROUNDS_MAX = 40;
/** A broker's clock that ran this little ahead of ours is left there: it should go back only to begin a story. */
const AHEAD_MAX_MS = 600_000;

/**
 * Sets the clock of a broker started with `ZEEBE_CLOCK_CONTROLLED=true`, through its management port. The broker's clock
 * goes on from there even where ours stands still: pinned, its own time-outs would never come.
 */
export class BrokerClock {
  constructor(
    private readonly managementUrl: string,
    private readonly received: ReceivedRecords,
    private readonly feed: RecordFeed,
  ) {}

  /** The broker shows the time, and what was due by then has happened and was received. */
  async set({ nowMs }: ClockSetting): Promise<void> {
    await this.show(nowMs);
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      if (await this.isQuiet()) return;
    }
  }

  /** The broker shows the time, or is a little ahead; what falls due happens later. */
  async show(nowMs: number): Promise<void> {
    const { epochMilli } = await this.ask<{ epochMilli: number }>('GET', '');
    const aheadMs = epochMilli - nowMs;
    if (aheadMs >= 0 && aheadMs <= AHEAD_MAX_MS) return;
    await this.ask('POST', '/add', { offsetMilli: -aheadMs });
  }

  /** Whether a check of the broker went by without anything happening. */
  private async isQuiet(): Promise<boolean> {
    let happened = false;
    const stop = this.received.onArrived((records) => {
      happened ||= records.some(({ json }) => !json.includes(`"name":"${FENCE}"`));
    });
    await sleep(CHECK_MS);
    await this.feed.complete();
    stop();
    return !happened;
  }

  private async ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const url = `${this.managementUrl.replace(/\/$/, '')}/actuator/clock${path}`;
    try {
      const answer = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) throw new Error(`it answered ${answer.status}; was it started with ZEEBE_CLOCK_CONTROLLED=true?`);
      return (await answer.json()) as T;
    } catch (error) {
      throw new OperationalError(
        `FADU_ZEEBE_MANAGEMENT_URL: the broker's clock cannot be set at ${url}: ${reasonOf(error)}`,
      );
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
