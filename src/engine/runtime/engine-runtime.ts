import {
  createDefinitions,
  createEngine,
  type Command,
  type Engine,
  type PushedJob,
  type Reply,
  type StepResult,
} from '../core/index.js';
import type { ZeebeRecord } from '../../protocol/index.js';
import { asDataFileError, EngineStore, isDataFileError } from '../store/index.js';
import { DueCommands } from './due-commands.js';
import { EngineClock, type ClockSetting, type ControlledTime } from './engine-clock.js';
import { JobStreams } from './job-streams.js';
import { Listeners } from './listeners.js';
import { textOf, type EngineLog } from './log.js';
import { NotProcessed } from './not-processed.js';
import { PendingReplies } from './pending-replies.js';
import { prepareDeployment, type ResourceText } from './prepare-deployment.js';
import { rehydrate } from './rehydrate.js';
import { type Consumer, Retention, type RetentionOptions } from './retention.js';
import { StepRunner } from './step-runner.js';

/** The release whose protocol and behaviour the engine follows. */
export const BROKER_VERSION = '8.5.8';

const QUEUE_MAX = 4_096;
/** A batch ends at either bound, so that no caller waits long for its commit and the overlay stays small. */
const BATCH_COMMANDS_MAX = 256;
const BATCH_RECORDS_MAX = 20_000;
/** What is due, what callers want and what earlier steps have left get this long of a batch each, ms. */
const SHARE_MS = 50;
/** A caller who sets the clock waits no longer than this for work that never ends. */
const CATCH_UP_MS_MAX = 30_000;
/** How often records that all consumers have taken are removed, and acknowledgements are committed that no batch took along. */
const RETENTION_EVERY_MS = 250;
/** A pause of a few milliseconds at most. */
const ROWS_SETTLED_AT_ONCE = 500;

export interface RuntimeOptions {
  readonly dataFile: string;
  readonly clock: ClockSetting;
  readonly log: EngineLog;
  /** Called once, when the data file can no longer be written; the runtime processes nothing afterwards. */
  readonly onFatal: (error: Error) => void;
  /** What becomes of records that were read. Default: they stay. */
  readonly retention?: RetentionOptions | undefined;
  /** Commands that may wait; further ones are refused. Default 4,096. */
  readonly queueMax?: number;
}

export interface SubmitOptions {
  /** Asked when the command's turn comes; on false nothing is processed and the reply is null. */
  readonly onlyIf?: (engine: Engine) => boolean;
  /** Aborting gives up the reply, not the command. */
  readonly signal?: AbortSignal;
}

interface Ticket {
  readonly command: Command & { readonly request: string };
  readonly onlyIf: SubmitOptions['onlyIf'];
}

/** What a batch has collected and may be shown only after its commit. */
interface Batch {
  readonly results: StepResult[];
  readonly idle: string[];
  readonly failed: { readonly request: string; readonly error: NotProcessed }[];
  readonly records: ZeebeRecord[];
  /** Of so many results, who waits for jobs has heard. */
  offered: number;
}

/**
 * The single writer. Commands wait in a queue; a batch takes what waits, runs each as a step, commits all of them with one
 * fsync, and only then lets replies and wake-ups out.
 */
export class EngineRuntime {
  private state: 'running' | 'stopping' | 'closed' = 'running';
  private readonly queue: Ticket[] = [];
  private readonly replies = new PendingReplies();
  private readonly steps: StepRunner;
  private readonly due: DueCommands;
  private readonly retention: Retention;
  private readonly retentionTimer: NodeJS.Timeout;
  private scheduled: NodeJS.Immediate | undefined;
  /** The disk works: for a commit, or to take in the write-ahead log. */
  private syncing = false;
  /** Something was committed since the last look whether the engine rests. */
  private stirred = false;
  private readonly caughtUp = new Listeners<[]>();
  private catchUpUntilMs = 0;
  readonly jobsAvailable = new Listeners<[types: readonly string[]]>();
  readonly committed = new Listeners<[]>();

  private constructor(
    private readonly options: RuntimeOptions,
    private readonly store: EngineStore,
    private readonly engine: Engine,
    readonly clock: EngineClock,
    /** Workers that new jobs go to without being asked for. */
    readonly streams: JobStreams,
  ) {
    this.steps = new StepRunner(engine, store, options.log);
    this.due = new DueCommands(engine, clock, () => this.wake());
    clock.onSetBack((ms) => options.log.warn(setBack(ms)));
    this.retention = new Retention(store, options.retention ?? { policy: 'all' });
    this.retentionTimer = setInterval(() => this.retain(), RETENTION_EVERY_MS).unref();
  }

  /** Opens the data file, loads the stored definitions and goes on where the last process stopped. Throws `DataFileError`. */
  static async open(options: RuntimeOptions, engineOn = createEngine): Promise<EngineRuntime> {
    const store = EngineStore.open(options.dataFile);
    try {
      const definitions = createDefinitions();
      const streams = new JobStreams();
      const streamFor = (type: string) => streams.next(type);
      const engine = engineOn(store.state, { definitions, brokerVersion: BROKER_VERSION, streamFor });
      await rehydrate(engine, definitions);
      const runtime = new EngineRuntime(options, store, engine, new EngineClock(options.clock), streams);
      runtime.wake();
      return runtime;
    } catch (error) {
      store.close();
      throw isDataFileError(error) ? asDataFileError(options.dataFile, error) : error;
    }
  }

  /** The reply, after the commit that made it true. Rejects with `NotProcessed`. */
  async submit(command: Command, { onlyIf, signal }: SubmitOptions = {}): Promise<Reply | null> {
    if (this.state !== 'running') throw stopped();
    if (this.queue.length >= (this.options.queueMax ?? QUEUE_MAX)) {
      throw new NotProcessed(
        'overloaded',
        `Expected to take the command, but ${this.queue.length} others are waiting; try again later`,
      );
    }
    const { request, reply } = this.replies.open(signal);
    this.queue.push({ command: { ...command, request }, onlyIf });
    this.wake();
    return reply;
  }

  /** As `submit`, after parsing, which does not hold up other commands. */
  async deploy(resources: readonly ResourceText[]): Promise<Reply | null> {
    const prepared = await prepareDeployment(resources);
    const value = { resources: resources.map(({ resourceName, resource }) => ({ resourceName, resource })) };
    return this.submit({ valueType: 'DEPLOYMENT', intent: 'CREATE', key: '-1', value, prepared });
  }

  /** JSON texts of committed records with `position > afterPosition`, at most `limit`. */
  read(afterPosition: number, limit: number): readonly string[] {
    if (this.state === 'closed') throw stopped();
    this.retention.expectKept(afterPosition);
    return this.store.log.read(afterPosition, limit);
  }

  /** Position of the last record that was removed from the log; 0 while all are there. */
  get discardedUpTo(): number {
    return this.retention.removedUpTo;
  }

  /** Records up to the position are no longer kept for the consumer; a new consumer is registered durably. */
  acknowledge(consumer: string, position: number): void {
    if (this.state === 'closed') throw stopped();
    if (this.retention.acknowledge(consumer, position)) this.save([]);
  }

  /** Records are no longer kept for the consumer. False: there is none of the name. */
  removeConsumer(consumer: string): boolean {
    if (this.state === 'closed') throw stopped();
    const removed = this.retention.remove(consumer);
    if (removed) this.save([]);
    return removed;
  }

  /** Who reads the log, and how far. */
  consumers(): readonly Consumer[] {
    return this.retention.consumers();
  }

  /** The clock shows the time, and what was due by then has been done and committed. Rejects on a system clock. */
  async setClock(time: ControlledTime): Promise<void> {
    if (this.state !== 'running') throw stopped();
    if (!this.clock.controlled) throw new Error("expected a controlled clock, but the engine follows the machine's");
    this.clock.control(time);
    this.due.force();
    this.catchUpUntilMs = performance.now() + CATCH_UP_MS_MAX;
    const done = new Promise<void>((resolve) => this.caughtUp.once(resolve));
    this.wake();
    await done;
  }

  /** Takes no more commands, finishes those that wait, closes the file. Callers that await a process's result are told. */
  async stop(): Promise<void> {
    if (this.state !== 'running') return;
    this.state = 'stopping';
    while ((this.queue.length > 0 || this.syncing) && !this.closed)
      await new Promise((resolve) => setImmediate(resolve));
    if (this.retention.dirty && !this.closed) this.save([]);
    if (!this.closed) this.close();
  }

  private get closed(): boolean {
    return this.state === 'closed';
  }

  private wake(): void {
    if (this.syncing) return;
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      if (!this.closed) this.runBatch();
    });
  }

  private runBatch(): void {
    const batch: Batch = { results: [], idle: [], failed: [], records: [], offered: 0 };
    try {
      const due = this.runDue(batch);
      this.runQueue(batch);
      if (this.offerJobs(batch)) this.runQueue(batch);
      this.runPending(batch);
      if (this.closed) return;
      if (batch.records.length > 0) this.commit(batch, due);
      else this.finish(batch, due);
    } catch (error) {
      if (!isDataFileError(error)) throw error;
      this.fail(new Error(`the engine stops: its data file cannot be read: ${textOf(error)}`, { cause: error }));
    }
  }

  /** True when something was due. What there is no time for is still due at the next batch, which then follows at once. */
  private runDue(batch: Batch): boolean {
    const due = this.due.take(this.clock.nowMs());
    const inTime = this.share(batch);
    for (const command of due) {
      if (!inTime()) {
        this.due.force();
        break;
      }
      const result = this.steps.run(command, this.clock.nowMs());
      if (result instanceof NotProcessed) this.due.leaveOut(command);
      else collect(result, batch);
    }
    return due.length > 0;
  }

  private runQueue(batch: Batch): void {
    const inTime = this.share(batch);
    for (let taken = 0; taken < BATCH_COMMANDS_MAX && inTime(); taken++) {
      const ticket = this.queue.shift();
      if (!ticket) break;
      this.runTicket(ticket, batch);
    }
  }

  private runTicket({ command, onlyIf }: Ticket, batch: Batch): void {
    if (onlyIf && !onlyIf(this.engine)) return void batch.idle.push(command.request);
    const result = this.steps.run(command, this.clock.nowMs());
    if (result instanceof NotProcessed) batch.failed.push({ request: command.request, error: result });
    else collect(result, batch);
  }

  /** What earlier steps have left, after what callers want: so one that is never done holds up nobody. */
  private runPending(batch: Batch): void {
    const inTime = this.share(batch);
    while (this.engine.hasPending() && inTime()) {
      const result = this.steps.run('PENDING', this.clock.nowMs());
      if (result instanceof NotProcessed) return this.fail(new Error(`the engine stops: ${result.message}`));
      collect(result, batch);
    }
  }

  /** The function says whether the batch may go on with what it does now; it may always do one step. */
  private share(batch: Batch): () => boolean {
    const untilMs = performance.now() + SHARE_MS;
    const recordsMax = batch.records.length + BATCH_RECORDS_MAX;
    let first = true;
    return () => {
      if (!first) return performance.now() < untilMs && batch.records.length < recordsMax;
      first = false;
      return true;
    };
  }

  /**
   * Who waits for jobs hears of those the batch has made and can have them within it, which saves a commit. True: somebody
   * asked for some. Nothing has left the engine yet.
   */
  private offerJobs(batch: Batch): boolean {
    const types = new Set<string>();
    for (; batch.offered < batch.results.length; batch.offered++) {
      for (const type of batch.results[batch.offered]!.jobsAvailable) types.add(type);
    }
    const waiting = this.queue.length;
    if (types.size > 0) this.jobsAvailable.emit([...types]);
    return this.queue.length > waiting;
  }

  /** While the disk works, commands gather for the next batch; replies leave when it is done. */
  private commit(batch: Batch, foundDue: boolean): void {
    try {
      this.store.write(batch.records, this.retention.removable);
    } catch (error) {
      return this.failToWrite(error);
    }
    this.retention.committed();
    this.stirred = true;
    this.flush(() => this.finish(batch, foundDue));
  }

  /** `done` is called when the disk has what was written; no batch begins before that. */
  private flush(done: () => void): void {
    this.syncing = true;
    this.store.sync((error) => this.hasWorked(error, done));
  }

  private hasWorked(error: Error | null, done: () => void): void {
    this.syncing = false;
    if (this.closed) return;
    if (error) this.failToWrite(error);
    else done();
  }

  private finish(batch: Batch, foundDue: boolean): void {
    this.publish(batch);
    this.tidyUp(foundDue);
  }

  /** If it is time for that, the write-ahead log is taken into the file before the next batch. */
  private tidyUp(foundDue: boolean): void {
    const done = () => this.goOn(foundDue);
    try {
      this.syncing = this.store.tidy(this.queue.length > 0, (error) => this.hasWorked(error, done));
    } catch (error) {
      return this.failToWrite(error);
    }
    if (!this.syncing) done();
  }

  /** Records of no consumer's interest go, and what consumers said is in the file: with the next commits, or, at rest, now. */
  private retain(): void {
    this.retention.advance();
    const rests = !this.stirred && this.queue.length === 0 && !this.syncing && !this.closed;
    this.stirred = false;
    if (rests) this.rest();
  }

  /** At rest, the data file is brought into the form that the next start is quickest with. */
  private rest(): void {
    try {
      this.retention.discardSome();
      if (this.retention.dirty) this.save([]);
      if (!this.closed && this.store.settle(ROWS_SETTLED_AT_ONCE)) this.flush(() => this.tidyUp(false));
    } catch (error) {
      this.failToWrite(error);
    }
  }

  /** State and records are in the file; false: they are not, and the runtime has closed. */
  private save(records: readonly ZeebeRecord[]): boolean {
    try {
      this.store.commit(records);
      this.retention.committed();
      return true;
    } catch (error) {
      this.failToWrite(error);
      return false;
    }
  }

  private failToWrite(error: unknown): void {
    this.fail(new Error(`the engine stops: its data file cannot be written: ${textOf(error)}`, { cause: error }));
  }

  private publish(batch: Batch): void {
    for (const request of batch.idle) this.replies.settle(request, null);
    for (const { request, error } of batch.failed) this.replies.fail(request, error);
    for (const { replies } of batch.results) for (const reply of replies) this.replies.settle(reply.request, reply);
    for (const { pushed } of batch.results) for (const job of pushed) this.push(job);
    this.offerJobs(batch);
    if (batch.records.length > 0) this.committed.emit();
  }

  /** The job is with its stream, or, when that has ended meanwhile, may be activated by others. */
  private push(job: PushedJob): void {
    if (this.streams.deliver(job) || this.state !== 'running') return;
    // A refusal means that the engine is busy or stops: then the job's deadline frees it.
    this.submit({ valueType: 'JOB', intent: 'YIELD', key: job.key, value: {} }).catch(() => undefined);
  }

  /** After a clock jump, what just fell due may have made more due: the next check follows at once until one finds nothing. */
  private goOn(foundDue: boolean): void {
    // Whoever has set the clock meanwhile has forced a check that is still to come.
    const busy = foundDue || this.engine.hasPending() || this.due.isForced;
    const catchesUp = this.caughtUp.size > 0;
    if (catchesUp && busy && performance.now() < this.catchUpUntilMs) this.due.force();
    else if (catchesUp) this.caughtUp.emit();
    if (this.queue.length > 0 || this.engine.hasPending() || this.caughtUp.size > 0) this.wake();
    else this.due.schedule();
  }

  private fail(error: Error): void {
    this.options.log.error(error.message);
    this.close();
    this.options.onFatal(error);
  }

  private close(): void {
    this.state = 'closed';
    this.due.cancel();
    clearInterval(this.retentionTimer);
    this.queue.length = 0;
    this.replies.failAll(stopped());
    this.caughtUp.emit();
    this.store.close();
  }
}

function collect(result: StepResult, batch: Batch): void {
  batch.results.push(result);
  for (const record of result.records) batch.records.push(record);
}

function setBack(ms: number): string {
  return `the machine's clock was set back by ${Math.round(ms / 1_000)} s: timers, deadlines and the records' times follow it`;
}

function stopped(): NotProcessed {
  return new NotProcessed('stopped', 'Expected to process the command, but the engine is stopping or has stopped');
}
