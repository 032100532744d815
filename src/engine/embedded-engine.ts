import type { RecordSource, ZeebeRecord } from '../protocol/index.js';
import type { Channel, Notice, Question } from './messages.js';
import { Listeners, type ControlledTime, type EngineLog } from './runtime/index.js';

/** Omits `id` from each member of the union. */
type Unnumbered<Q> = Q extends unknown ? Omit<Q, 'id'> : never;
interface Asker {
  resolve(json: string): void;
  reject(error: Error): void;
}

/** The engine as the service sees it from its own thread. */
export class EmbeddedEngine {
  /** Host and port that Zeebe clients connect to. */
  readonly address: string;
  /** The second door; null: there is none. */
  readonly innerAddress: string | null;
  readonly records: RecordSource;
  private readonly asking = new Map<number, Asker>();
  private readonly committed = new Listeners<[]>();
  private readonly fatal = new Listeners<[error: Error]>();
  private asked = 0;
  private watching = false;
  private ended: Error | null = null;

  constructor(
    private readonly thread: Channel<Question, Notice>,
    ready: { readonly host: string; readonly port: number; readonly innerPort?: number | null },
    private readonly log: EngineLog,
  ) {
    this.port = ready.port;
    this.innerAddress = ready.innerPort ? `127.0.0.1:${ready.innerPort}` : null;
    this.address = `${ready.host.includes(':') ? `[${ready.host}]` : ready.host}:${ready.port}`;
    this.records = {
      read: (afterPosition, limit) => this.read(afterPosition, limit),
      onCommitted: (listener) => this.watch(listener),
      acknowledge: async (consumer, position) => void (await this.ask({ ask: 'acknowledge', consumer, position })),
    };
    thread.listen((notice) => this.receive(notice));
  }

  readonly port: number;

  /** Position of the last record that was removed from the log; 0 while all are there. */
  async discardedUpTo(): Promise<number> {
    return Number(await this.ask({ ask: 'discardedUpTo' }));
  }

  /** The engine's clock shows the time, and everything due by then has happened and can be read. Rejects unless the clock is controlled. */
  async setClock(time: ControlledTime): Promise<void> {
    await this.ask({ ask: 'setClock', time });
  }

  /** What was accepted has been processed, the data file is closed and unlocked. */
  async stop(): Promise<void> {
    if (!this.ended) await this.ask({ ask: 'stop' });
    this.end(new Error('the engine has stopped'));
  }

  /** `listener` is called when the engine can no longer process anything; the service should end. Returns the function that unsubscribes. */
  onFatal(listener: (error: Error) => void): () => void {
    return this.fatal.on(listener);
  }

  /** The thread is gone: whoever waits is told, and, unless it was stopped, the fatal listeners. */
  threadEnded(error: Error): void {
    if (this.ended) return;
    this.end(error);
    this.fatal.emit(error);
  }

  /** The engine is asked to tell of its commits when there is somebody to hear it. */
  private watch(listener: () => void): () => void {
    const off = this.committed.on(listener);
    // That it has ended is told by whatever the listener asks.
    if (!this.watching) this.ask({ ask: 'watch' }).catch(() => undefined);
    this.watching = true;
    return off;
  }

  private async read(afterPosition: number, limit: number): Promise<readonly ZeebeRecord[]> {
    return JSON.parse(await this.ask({ ask: 'read', afterPosition, limit })) as ZeebeRecord[];
  }

  private ask(question: Unnumbered<Question>): Promise<string> {
    if (this.ended) return Promise.reject(this.ended);
    const id = ++this.asked;
    const answer = new Promise<string>((resolve, reject) => this.asking.set(id, { resolve, reject }));
    this.thread.post({ ...question, id } as Question);
    return answer;
  }

  private receive(notice: Notice): void {
    if (notice.kind === 'committed') this.committed.emit();
    else if (notice.kind === 'log') this.log[notice.level](notice.text);
    else if (notice.kind === 'answer') this.settle(notice);
    else if (notice.kind === 'fatal') this.fail(new Error(notice.message));
  }

  private fail(error: Error): void {
    this.end(error);
    this.fatal.emit(error);
  }

  private settle(notice: Notice & { kind: 'answer' }): void {
    const asker = this.asking.get(notice.id);
    this.asking.delete(notice.id);
    if (notice.ok) asker?.resolve(notice.json);
    else asker?.reject(new Error(notice.message));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.asking.values()) reject(error);
    this.asking.clear();
  }
}
