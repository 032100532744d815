import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { GatewayClient } from '../gateway-client.js';
import type { Engine, Side } from '../side.js';
import { Tape, type ExportedRecord } from '../tape.js';
import { START_MS, WEEK_MS } from '../time.js';
import type { BrokerAddress } from './broker.js';

/** Every suffix has this length, so that texts with names are equally long on both engines but for it. */
const SUFFIX = /__c[0-9a-z]{7}/g;

/** The real broker as a stage for scenarios; whoever else runs scenarios on it takes turns. */
export class BrokerEngine implements Engine {
  private readonly client: GatewayClient;

  constructor(private readonly address: BrokerAddress) {
    this.client = new GatewayClient(address.gateway);
  }

  /** The clock has gone on to a later Monday: what earlier scenarios left behind has expired by then. */
  async open(): Promise<Side> {
    const session = await openSession(`${this.address.collector}/session`);
    const baseMs = mondayAfter(await this.clockMs());
    const tape = new Tape();
    const lines = createInterface({ input: session.stream });
    lines.on('line', (line) => tape.push(JSON.parse(line.replace(SUFFIX, '')) as ExportedRecord));
    await this.pin(baseMs);
    return {
      client: this.client,
      tape,
      baseMs,
      suffix: `__c${Math.random().toString(36).slice(2, 9).padEnd(7, '0')}`,
      noticesClockWithinMs: 40,
      setClock: (nowMs) => this.pin(nowMs),
      close: async () => {
        lines.close();
        session.end();
      },
    };
  }

  async close(): Promise<void> {
    this.client.close();
  }

  private async clockMs(): Promise<number> {
    const answer = await fetch(`${this.address.management}/actuator/clock`);
    return ((await answer.json()) as { epochMilli: number }).epochMilli;
  }

  private async pin(epochMilli: number): Promise<void> {
    const answer = await fetch(`${this.address.management}/actuator/clock/pin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ epochMilli }),
    });
    if (!answer.ok)
      throw new Error(`expected the broker's clock to be set, found ${answer.status} ${await answer.text()}`);
    await answer.text();
  }
}

const mondayAfter = (nowMs: number): number =>
  START_MS + Math.max(0, Math.floor((nowMs - START_MS) / WEEK_MS) + 2) * WEEK_MS;

interface Session {
  readonly stream: IncomingMessage;
  end(): void;
}

/** Waits until those before have ended theirs. */
function openSession(url: string): Promise<Session> {
  return new Promise((resolve, reject) => {
    const request = get(url, (stream) => {
      // The first line says that the session is granted.
      stream.once('readable', () => {
        let first = '';
        const take = () => {
          for (let byte = stream.read(1) as Buffer | null; byte; byte = stream.read(1) as Buffer | null) {
            first += byte.toString('latin1');
            if (first.endsWith('\n')) return resolve({ stream, end: () => void request.destroy() });
          }
          stream.once('readable', take);
        };
        take();
      });
    });
    request.on('error', reject);
  });
}
