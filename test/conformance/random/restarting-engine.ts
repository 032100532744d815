import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gateway } from '../../../src/engine/gateway/index.js';
import { EngineRuntime } from '../../../src/engine/runtime/index.js';
import { Ledger } from '../../crash/ledger.js';
import { LogCheck } from '../../crash/log-check.js';
import { GatewayClient } from '../gateway-client.js';
import { follow, QUIET } from '../our-engine.js';
import type { Engine, Side } from '../side.js';
import { Tape } from '../tape.js';
import { START_MS } from '../time.js';

interface Running {
  readonly runtime: EngineRuntime;
  readonly gateway: Gateway;
  readonly client: GatewayClient;
}

/** The embedded engine on one data file, which it can be stopped and started on again in between. */
export class RestartingEngine implements Engine {
  private readonly folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fadu-replay-'));
  private readonly check = new LogCheck();
  private readonly tape = new Tape();
  private nowMs = START_MS;
  private running: Running | null = null;

  async open(): Promise<Side> {
    this.running = await this.start();
    const client = () => this.running!.client;
    return {
      get client() {
        return client();
      },
      tape: this.tape,
      baseMs: START_MS,
      suffix: '',
      noticesClockWithinMs: 0,
      setClock: async (nowMs) => {
        this.nowMs = nowMs;
        await this.running!.runtime.setClock({ nowMs, ticking: false });
      },
      close: () => this.close(),
    };
  }

  /** Stops, compares the state in the file with what its log gives on an empty store, and starts again. Throws when they differ. */
  async restart(): Promise<void> {
    await this.stop();
    await this.check.check(this.dataFile, new Ledger());
    this.running = await this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get records(): number {
    return this.check.records;
  }

  private get dataFile(): string {
    return join(this.folder, 'engine.db');
  }

  private async start(): Promise<Running> {
    const runtime = await EngineRuntime.open({
      dataFile: this.dataFile,
      clock: { kind: 'controlled', nowMs: this.nowMs, ticking: false },
      log: QUIET,
      onFatal: (error) => {
        throw error;
      },
    });
    const last = this.tape.records.at(-1) as { readonly position?: number } | undefined;
    follow(runtime, this.tape, last?.position ?? 0);
    const gateway = await Gateway.start({ host: '127.0.0.1', port: 0 }, runtime, QUIET);
    return { runtime, gateway, client: new GatewayClient(`127.0.0.1:${gateway.port}`) };
  }

  private async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    running?.client.close();
    await running?.gateway.stop();
    await running?.runtime.stop();
  }
}
