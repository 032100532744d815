import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Collector } from '../collector.js';
import { distribution } from './distribution.js';
import { BrokerUnavailable, findJava } from './java.js';
import { settings, type Ports } from './settings.js';

/** Where a broker and its records can be reached. */
export interface BrokerAddress {
  readonly gateway: string;
  readonly management: string;
  readonly collector: string;
}

/** A real Zeebe 8.5.8 of one partition on ports and data of its own. */
export class Broker {
  private constructor(
    readonly address: BrokerAddress,
    private readonly process: ChildProcess,
    private readonly collector: Collector,
    private readonly folder: string,
  ) {}

  /** Resolves when it takes commands, which takes about seven seconds. Rejects with `BrokerUnavailable` where it cannot run. */
  static async start(more: Readonly<Record<string, string>> = {}): Promise<Broker> {
    const [java, zeebe] = [findJava(), distribution()];
    const folder = mkdtempSync(join(tmpdir(), 'fadu-zeebe-'));
    const collector = await Collector.start();
    const ports = await freePorts();
    const child = spawn(join(zeebe, 'bin', 'broker'), [], {
      cwd: folder,
      env: {
        ...cleanEnvironment(),
        JAVA_HOME: java,
        JAVA_OPTS: javaOptions(),
        ...settings(ports, collector.url, join(folder, 'data')),
        ...more,
      },
      stdio: ['ignore', openSync(join(folder, 'broker.log'), 'w'), openSync(join(folder, 'broker.err'), 'w')],
    });
    const address = {
      gateway: `127.0.0.1:${ports.gateway}`,
      management: `http://127.0.0.1:${ports.management}`,
      collector: collector.url,
    };
    const broker = new Broker(address, child, collector, folder);
    await broker.whenReady();
    return broker;
  }

  get pid(): number {
    return this.process.pid!;
  }

  get log(): string {
    return readFileSync(join(this.folder, 'broker.log'), 'utf8');
  }

  /** The process is gone and its data removed. */
  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.exitCode === null && this.process.kill('SIGKILL')) await gone;
    await this.collector.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async whenReady(): Promise<void> {
    const deadline = performance.now() + 120_000;
    while (!(await isHealthy(this.address))) {
      if (this.process.exitCode !== null || performance.now() > deadline) {
        const last = this.log.trim().split('\n').slice(-5).join('\n');
        await this.stop();
        throw new BrokerUnavailable(
          `Expected the broker to become healthy, but it ended or took two minutes; its log ends:\n${last}`,
        );
      }
      await sleep(100);
    }
  }
}

/** True when the partition of the broker takes commands. */
export async function isHealthy({ management }: BrokerAddress): Promise<boolean> {
  const answer = await fetch(`${management}/actuator/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  return answer?.status === 200;
}

const javaOptions = (): string => '-Xms128m -Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=UTC';

/** Without settings of another broker that somebody has exported. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ZEEBE_')));
}

async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const [gateway, command, internal, rest, management] = servers.map(
    (server) => (server.address() as AddressInfo).port,
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return { gateway: gateway!, command: command!, internal: internal!, rest: rest!, management: management! };
}
