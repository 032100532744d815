import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClusterBroker } from './cluster-broker.js';
import { freePorts } from './ports.js';
import type { Postgres } from './postgres.js';
import { Valve } from './valve.js';

const RECORDS = { username: 'zeebe', password: 'records-of-the-tests' };
/** Brokers that may be alive at once; each takes half a gigabyte. */
const BROKERS_MAX = 2;

interface Stand {
  readonly settings: Readonly<Record<string, string>>;
  readonly broker: ClusterBroker | null;
  readonly valve: Valve | null;
}

export interface StandsOptions {
  readonly cluster: boolean;
  readonly partitions: number;
  /** Null: SQLite in the data folder. */
  readonly postgres: Postgres | null;
}

/**
 * Gives every data folder of the tests the engine and the database to stand on, for as long as the folder is there. The
 * tests ask over HTTP, so that whatever becomes of them, what was started is stopped.
 */
export class Stands {
  private readonly stands = new Map<string, Promise<Stand>>();
  private readonly server: Server;

  private constructor(private readonly options: StandsOptions) {
    this.server = createServer((request, response) => {
      this.answer(request).then(
        (body) => response.end(JSON.stringify(body)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }

  static async open(options: StandsOptions): Promise<Stands> {
    const stands = new Stands(options);
    await new Promise<void>((resolve) => stands.server.listen(0, '127.0.0.1', resolve));
    return stands;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const dataDir of [...this.stands.keys()]) await this.dispose(dataDir);
  }

  private async answer(request: IncomingMessage): Promise<object> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { dataDir } = JSON.parse(text) as { dataDir: string };
    const stand = await this.of(dataDir);
    switch (request.url) {
      case '/settings':
        return stand.settings;
      case '/broker/restart':
        await stand.broker?.restart();
        return {};
      case '/records/shut':
        stand.valve?.shut();
        return {};
      case '/records/open':
        stand.valve?.open();
        return {};
      default:
        throw new Error(`nothing is known about ${request.url ?? ''}`);
    }
  }

  private async of(dataDir: string): Promise<Stand> {
    const known = this.stands.get(dataDir);
    if (known !== undefined) return known;
    await this.makeRoom();
    const made = this.make();
    this.stands.set(dataDir, made);
    made.catch(() => this.stands.delete(dataDir));
    return made;
  }

  private async makeRoom(): Promise<void> {
    for (const dataDir of [...this.stands.keys()]) if (!existsSync(dataDir)) await this.dispose(dataDir);
    for (const dataDir of [...this.stands.keys()].slice(0, -(BROKERS_MAX - 1))) await this.dispose(dataDir);
  }

  private async make(): Promise<Stand> {
    const { cluster, partitions, postgres } = this.options;
    const database = postgres === null ? {} : { FADU_DATABASE_URL: await postgres.newDatabase() };
    if (!cluster) return { settings: database, broker: null, valve: null };
    const [recordsPort] = (await freePorts(1)) as [number];
    const valve = await Valve.before(recordsPort);
    const broker = await ClusterBroker.start({ port: valve.port, ...RECORDS }, partitions);
    const settings = {
      ...database,
      FADU_ENGINE: 'cluster',
      ZEEBE_ADDRESS: broker.gateway,
      FADU_ZEEBE_MANAGEMENT_URL: broker.management,
      FADU_RECORDS_PORT: String(recordsPort),
      FADU_RECORDS_USERNAME: RECORDS.username,
      FADU_RECORDS_PASSWORD: RECORDS.password,
    };
    return { settings, broker, valve };
  }

  private async dispose(dataDir: string): Promise<void> {
    const stand = await this.stands.get(dataDir)?.catch(() => undefined);
    this.stands.delete(dataDir);
    stand?.valve?.close();
    await stand?.broker?.dispose();
  }
}
