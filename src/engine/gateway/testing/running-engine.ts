import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZBClient } from 'zeebe-node';
import type { JsonObject, ZeebeRecord } from '../../../protocol/index.js';
import { EngineRuntime } from '../../runtime/index.js';
import { Gateway } from '../index.js';

/** 2026-01-05T00:00:00+08:00, where every test's clock starts; it stands still until it is set. */
export const START_MS = 1_767_542_400_000;

/** The generated stub under the client: for requests that the client's own methods cannot make. */
interface Stub {
  activateJobsStream(request: object): Promise<NodeJS.ReadableStream & { cancel(): void }>;
  createProcessInstanceSync(request: object): Promise<unknown>;
}

export interface TestJob {
  readonly key: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly variables: JsonObject;
}

/** Runtime and gateway in this thread on a file of their own, and an unmodified Zeebe client connected to them. */
export class RunningEngine {
  readonly logged: string[] = [];
  private constructor(
    private readonly folder: string,
    public runtime: EngineRuntime,
    public gateway: Gateway,
    public client: ZBClient,
  ) {}

  static async start(): Promise<RunningEngine> {
    const folder = mkdtempSync(join(tmpdir(), 'fadu-gateway-'));
    const logged: string[] = [];
    const parts = await open(folder, START_MS, logged);
    const engine = new RunningEngine(folder, parts.runtime, parts.gateway, parts.client);
    engine.logged.push(...logged);
    return engine;
  }

  /** Everything is closed and opened again from the file. */
  async restart(): Promise<void> {
    const nowMs = this.runtime.clock.nowMs();
    await this.close();
    Object.assign(this, await open(this.folder, nowMs, this.logged));
  }

  async stop(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true });
  }

  async deploy(name: string, text: string) {
    return this.client.deployResource({ name, process: Buffer.from(text) });
  }

  async create(bpmnProcessId: string, variables: object = {}): Promise<string> {
    const request = { bpmnProcessId, variables: variables as Record<string, string> };
    return (await this.client.createProcessInstance(request)).processInstanceKey;
  }

  get stub(): Stub {
    return (this.client as unknown as { grpc: Stub }).grpc;
  }

  /** The next job of the type, activated; waits up to two seconds. */
  async job(type: string): Promise<TestJob> {
    const [job] = await this.activate(type, 2_000);
    if (!job) throw new Error(`expected a job of type '${type}', but none came; log:\n${this.history()}`);
    return job;
  }

  /** Whatever jobs of the type there are; `waitMs` -1: now. */
  async activate(type: string, waitMs = -1): Promise<TestJob[]> {
    const jobs: TestJob[] = [];
    for await (const message of await this.poll({ type, requestTimeout: waitMs })) {
      const answer = message as unknown as { jobs: (TestJob & { variables: string })[] };
      jobs.push(...answer.jobs.map((job) => ({ ...job, variables: JSON.parse(job.variables) as JsonObject })));
    }
    return jobs;
  }

  /** The stream of an ActivateJobs request with these fields. */
  poll(fields: object): ReturnType<Stub['activateJobsStream']> {
    const request = { worker: 'test', timeout: 60_000, maxJobsToActivate: 32, requestTimeout: -1 };
    return this.stub.activateJobsStream({ ...request, fetchVariable: [], tenantIds: [], ...fields });
  }

  records(filter: Partial<ZeebeRecord> = {}): ZeebeRecord[] {
    const all = this.runtime.read(0, 100_000).map((json) => JSON.parse(json) as ZeebeRecord);
    const fits = (record: ZeebeRecord) =>
      Object.entries(filter).every(([name, value]) => record[name as keyof ZeebeRecord] === value);
    return all.filter(fits);
  }

  /** True when the log holds the end of the process instance with this key. */
  completed(processInstanceKey: string): boolean {
    return this.records({ key: processInstanceKey, intent: 'ELEMENT_COMPLETED' }).length === 1;
  }

  history(): string {
    const line = ({ position, recordType, valueType, intent, key, rejectionReason }: ZeebeRecord) =>
      `${position} ${recordType} ${valueType} ${intent} ${key} ${rejectionReason}`;
    return this.records().map(line).join('\n');
  }

  private async close(): Promise<void> {
    await this.client.close();
    await this.gateway.stop();
    await this.runtime.stop();
  }
}

async function open(folder: string, nowMs: number, logged: string[]) {
  const say = (text: string) => void logged.push(text);
  const log = { info: say, warn: say, error: say };
  const runtime = await EngineRuntime.open({
    dataFile: join(folder, 'engine.db'),
    clock: { kind: 'controlled', nowMs, ticking: false },
    log,
    onFatal: (error) => {
      throw error;
    },
  });
  const gateway = await Gateway.start({ host: '127.0.0.1', port: 0 }, runtime, log);
  const client = new ZBClient(`127.0.0.1:${gateway.port}`, { loglevel: 'NONE', retry: false, connectionTolerance: 1 });
  return { runtime, gateway, client };
}
