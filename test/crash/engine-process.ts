import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const READY = /gateway ([^,\s]+), data in/;
const CLI = process.env['FADU_TEST_CLI'] ?? 'dist/app/cli.js';

export interface EngineProcessOptions {
  /** Command that starts the engine with its arguments appended, such as `bash -c 'ulimit -f 100; exec "$@"' --`. */
  readonly wrapper?: readonly string[];
}

/** The built engine in a process of its own, as an operator would start it. */
export class EngineProcess {
  private printed = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    readonly dataDir: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
    this.ended = once(child, 'exit');
  }

  static spawn(dataDir: string, { wrapper = [] }: EngineProcessOptions = {}): EngineProcess {
    const args = ['engine', '--gateway', '127.0.0.1:0', '--data', dataDir, '--records', 'all'];
    const [command, ...rest] = [...wrapper, process.execPath, CLI, ...args];
    return new EngineProcess(dataDir, spawn(command!, rest, { stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Address of the gateway, once it takes calls. Rejects with what was printed when the process ends before. */
  async ready(): Promise<string> {
    for (;;) {
      const address = READY.exec(this.printed)?.[1];
      if (address !== undefined) return address;
      if (this.over) throw new Error(`expected the engine to start, but it ended: ${this.printed}`);
      await Promise.race([this.ended, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  }

  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Everything printed so far, both streams. */
  output(): string {
    return this.printed;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.over) this.child.kill(signal);
    await this.ended;
  }

  /** The exit code, or the signal that ended the process. */
  async exit(): Promise<number | NodeJS.Signals | null> {
    await this.ended;
    return this.child.exitCode ?? this.child.signalCode;
  }
}
