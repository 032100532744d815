import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { distribution } from '../conformance/broker/distribution.js';
import { findJava } from '../conformance/broker/java.js';
import { freePorts } from './ports.js';

const READY_WITHIN_MS = 120_000;

/** What the broker sends its records to. */
export interface RecordTarget {
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

/** A real Zeebe 8.5.8 as docs/operations.md sets one up, with a clock that can be set. Its data survives a restart. */
export class ClusterBroker {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly ports: readonly number[],
    private readonly target: RecordTarget,
    private readonly partitions: number,
  ) {}

  static async start(target: RecordTarget, partitions: number): Promise<ClusterBroker> {
    const folder = mkdtempSync(join(tmpdir(), 'fadu-cluster-'));
    const broker = new ClusterBroker(folder, await freePorts(5), target, partitions);
    await broker.run();
    return broker;
  }

  get gateway(): string {
    return `127.0.0.1:${this.ports[0]}`;
  }

  get management(): string {
    return `http://127.0.0.1:${this.ports[4]}`;
  }

  /** Killed in the middle of whatever it does, then started on the same data. */
  async restart(): Promise<void> {
    await this.kill();
    await this.run();
  }

  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const log = openSync(join(this.folder, 'broker.log'), 'a');
    this.child = spawn(join(distribution(), 'bin', 'broker'), [], {
      cwd: this.folder,
      env: { ...withoutZeebe(), JAVA_HOME: findJava(), JAVA_OPTS: JAVA_OPTIONS, ...this.settings() },
      stdio: ['ignore', log, log],
    });
    const untilMs = Date.now() + READY_WITHIN_MS;
    while (!(await this.isHealthy())) {
      if (this.child.exitCode !== null || Date.now() > untilMs) {
        const tail = readFileSync(join(this.folder, 'broker.log'), 'utf8').trim().split('\n').slice(-5).join('\n');
        throw new Error(`expected the broker to be ready within ${READY_WITHIN_MS / 1000} s; its log ends:\n${tail}`);
      }
      await sleep(100);
    }
  }

  private async isHealthy(): Promise<boolean> {
    const url = `${this.management}/actuator/health`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
    return answer?.status === 200;
  }

  private settings(): Record<string, string> {
    const [gateway, command, internal, rest, management] = this.ports.map(String) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const exporter = 'ZEEBE_BROKER_EXPORTERS_FADU';
    return {
      ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: gateway,
      ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: command,
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: internal,
      SERVER_PORT: rest,
      MANAGEMENT_SERVER_PORT: management,
      ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: String(this.partitions),
      ZEEBE_BROKER_DATA_DIRECTORY: join(this.folder, 'data'),
      ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '500MB',
      ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '200MB',
      ZEEBE_CLOCK_CONTROLLED: 'true',
      [`${exporter}_CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
      [`${exporter}_ARGS_URL`]: `http://127.0.0.1:${this.target.port}`,
      [`${exporter}_ARGS_BULK_SIZE`]: '1',
      [`${exporter}_ARGS_INDEX_CREATETEMPLATE`]: 'false',
      [`${exporter}_ARGS_AUTHENTICATION_USERNAME`]: this.target.username,
      [`${exporter}_ARGS_AUTHENTICATION_PASSWORD`]: this.target.password,
    };
  }
}

const JAVA_OPTIONS = '-Xms128m -Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

/** Without settings of another broker that somebody has exported. */
function withoutZeebe(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ZEEBE_')));
}
