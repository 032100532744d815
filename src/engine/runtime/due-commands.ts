import type { Command, Engine } from '../core/index.js';
import type { EngineClock } from './engine-clock.js';
import { describe } from './step-runner.js';

/** A check takes at most this many due commands, so that callers get their turn in between. */
const CHECK_COMMANDS_MAX = 500;
/** Resolution of timers and back-offs, as in the real broker. */
const RESOLUTION_MS = 100;
/** Also when nothing seems due for long: somebody may have set the machine's clock. */
const SLEEP_MS_MAX = 10_000;

/** Turns time into commands: asks the engine what is due, no more often than each 100 ms unless told to. */
export class DueCommands {
  private checkedAtMs = -Infinity;
  private forced = true;
  private timer: NodeJS.Timeout | undefined;
  private wakesAtMs = Infinity;
  private lookedAtMs = -Infinity;
  /** Due commands that threw: asked for at every check, run no more until the next start. */
  private readonly setAside = new Set<string>();

  /** `wake` is called, later, whenever a check may find something. */
  constructor(
    private readonly engine: Engine,
    private readonly clock: EngineClock,
    private readonly wake: () => void,
  ) {}

  /** The next `take` checks, however short ago the last one was. */
  force(): void {
    this.forced = true;
  }

  /** True: the next `take` checks, however short ago the last one was. */
  get isForced(): boolean {
    return this.forced;
  }

  /** What is due now; empty when the last check was less than 100 ms ago. A full check makes the next one immediate. */
  take(nowMs: number): Command[] {
    if (!this.forced && performance.now() - this.checkedAtMs < RESOLUTION_MS) return [];
    this.checkedAtMs = performance.now();
    const limit = CHECK_COMMANDS_MAX + this.setAside.size;
    const due = this.engine.due(nowMs, limit);
    this.forced = due.length === limit;
    return due.filter((command) => !this.setAside.has(describe(command)));
  }

  leaveOut(command: Command): void {
    this.setAside.add(describe(command));
  }

  /**
   * `wake` will be called when the next thing is due. Under load that is looked up once in 100 ms, since nothing is done
   * earlier anyway; in between `wake` comes by then, to look again.
   */
  schedule(): void {
    const sinceMs = performance.now() - this.lookedAtMs;
    if (!this.forced && sinceMs < RESOLUTION_MS) return this.sleep(RESOLUTION_MS - sinceMs);
    this.cancel();
    this.lookedAtMs = performance.now();
    const dueMs = this.engine.nextDueMs();
    const untilMs = dueMs === null ? null : this.clock.msUntil(dueMs);
    if (untilMs === null) return;
    const restMs = this.forced ? 0 : this.checkedAtMs + RESOLUTION_MS - performance.now();
    this.sleep(Math.min(SLEEP_MS_MAX, Math.max(untilMs, restMs)));
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.wakesAtMs = Infinity;
  }

  /** No longer than so: a shorter sleep stays. */
  private sleep(ms: number): void {
    const wakesAtMs = performance.now() + ms;
    if (this.wakesAtMs <= wakesAtMs) return;
    this.cancel();
    this.wakesAtMs = wakesAtMs;
    this.timer = setTimeout(() => {
      this.wakesAtMs = Infinity;
      this.wake();
    }, ms);
  }
}
