import type { ZeebeRecord } from '../../protocol/index.js';
import type { Command } from '../core/index.js';
import type { EngineRuntime, SubmitOptions } from '../runtime/index.js';
import { accepted } from './status.js';

/** So many waiting requests are tried together when jobs come: one alone would cost a commit per request. */
const TRIED_TOGETHER = 8;

/** Jobs that were activated for one request; never empty. */
export interface JobBatch {
  readonly jobKeys: readonly string[];
  readonly record: ZeebeRecord;
}

interface Poll {
  readonly command: Command<'JOB_BATCH'>;
  readonly settle: (batch: JobBatch | null) => void;
  readonly fail: (error: unknown) => void;
  gone: boolean;
}

/**
 * Long polling: a request that finds no job waits, in the order of arrival, until jobs of its type come. Jobs that were
 * activated for a caller who had left meanwhile are given back at once, without costing a retry.
 */
export class JobPolls {
  private readonly lines = new Map<string, PollLine>();
  private readonly unsubscribe: () => void;

  constructor(private readonly runtime: EngineRuntime) {
    this.unsubscribe = runtime.jobsAvailable.on((types) => {
      for (const type of types) this.lines.get(type)?.wake();
    });
  }

  /** Jobs as soon as there are any; null after `waitMs` without, or when `signal` aborts; `waitMs` 0 asks once and does not wait. */
  async poll(
    type: string,
    command: Command<'JOB_BATCH'>,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<JobBatch | null> {
    if (waitMs > 0) return this.wait(type, command, waitMs, signal);
    const batch = await activate(this.runtime, command, {});
    if (batch && signal.aborted) return this.giveBack(batch.jobKeys);
    return batch;
  }

  /** The jobs can be activated again. */
  async giveBack(jobKeys: readonly string[]): Promise<null> {
    const commands = jobKeys.map((key) => this.runtime.submit({ valueType: 'JOB', intent: 'YIELD', key, value: {} }));
    // A rejection means that the job was cancelled meanwhile, a refusal that the engine stops: its deadline frees it then.
    await Promise.allSettled(commands);
    return null;
  }

  /** Every waiting request ends without jobs. */
  close(): void {
    this.unsubscribe();
    for (const line of this.lines.values()) line.close();
  }

  private wait(
    type: string,
    command: Command<'JOB_BATCH'>,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<JobBatch | null> {
    const line = this.line(type);
    return new Promise((resolve, reject) => {
      const leave = () => line.leave(poll);
      const timer = setTimeout(leave, waitMs);
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      };
      const poll: Poll = {
        command,
        settle: (batch) => (finish(), resolve(batch && signal.aborted ? this.giveBack(batch.jobKeys) : batch)),
        fail: (error) => (finish(), reject(error as Error)),
        gone: false,
      };
      signal.addEventListener('abort', leave);
      line.join(poll);
    });
  }

  private line(type: string): PollLine {
    let line = this.lines.get(type);
    if (!line) {
      const dropped = () => void this.lines.delete(type);
      this.lines.set(
        type,
        (line = new PollLine((command) => activate(this.runtime, command, whereAvailable(type)), dropped)),
      );
    }
    return line;
  }
}

/** The requests that wait for jobs of one type, first come first served. */
class PollLine {
  private waiting: Poll[] = [];
  private woken = false;
  private serving = false;

  constructor(
    private readonly activate: (command: Command<'JOB_BATCH'>) => Promise<JobBatch | null>,
    private readonly onEmpty: () => void,
  ) {}

  join(poll: Poll): void {
    this.waiting.push(poll);
    this.wake();
  }

  /** The poll ends without jobs, unless they are on their way already. */
  leave(poll: Poll): void {
    poll.gone = true;
    if (!this.waiting.includes(poll)) return;
    this.waiting = this.waiting.filter((other) => other !== poll);
    poll.settle(null);
    this.dropWhenEmpty();
  }

  close(): void {
    for (const poll of [...this.waiting]) this.leave(poll);
  }

  /** There may be jobs: also those are seen that come while earlier ones are handed out. */
  wake(): void {
    this.woken = true;
    if (!this.serving) void this.serve();
  }

  private async serve(): Promise<void> {
    this.serving = true;
    while (this.woken && this.waiting.length > 0) {
      this.woken = false;
      const first = this.waiting.splice(0, TRIED_TOGETHER);
      const served = await Promise.all(first.map((poll) => this.try(poll)));
      const unserved = first.filter((_, i) => !served[i]);
      this.waiting.unshift(...unserved.filter((poll) => !poll.gone));
      for (const poll of unserved) if (poll.gone) poll.settle(null);
      // All got some: there may be more for the next.
      if (unserved.length === 0) this.woken = true;
    }
    this.serving = false;
    this.dropWhenEmpty();
  }

  /** True when the poll has its answer. */
  private async try(poll: Poll): Promise<boolean> {
    try {
      const batch = await this.activate(poll.command);
      if (batch) poll.settle(batch);
      return batch !== null;
    } catch (error) {
      poll.fail(error);
      return true;
    }
  }

  private dropWhenEmpty(): void {
    if (this.waiting.length === 0 && !this.serving) this.onEmpty();
  }
}

/** Null: there are none. A job too large for any message does not stand in the way of those behind it. */
async function activate(
  runtime: EngineRuntime,
  command: Command<'JOB_BATCH'>,
  options: SubmitOptions,
): Promise<JobBatch | null> {
  for (;;) {
    const reply = await runtime.submit(command, options);
    if (reply === null) return null;
    const record = accepted(reply);
    const jobKeys = record.value['jobKeys'] as readonly string[];
    if (jobKeys.length > 0) return { jobKeys, record };
    if (record.value['truncated'] !== true) return null;
  }
}

/** Nothing is asked of the engine while it has no such job. */
function whereAvailable(type: string): SubmitOptions {
  return { onlyIf: (engine) => engine.hasActivatableJobs(type) };
}
