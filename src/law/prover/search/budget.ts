import type { SearchOptions } from './result.js';

const STATES = 200_000;
/** The clock is asked once in so many states. */
const BETWEEN_LOOKS = 64;

/** States and time that all searches of one proof may use together. */
export class Budget {
  private taken = 0;
  private readonly startMs: number;
  private over = false;

  constructor(private readonly options: SearchOptions) {
    this.startMs = options.now?.() ?? 0;
  }

  get states(): number {
    return this.taken;
  }

  get ms(): number {
    return (this.options.now?.() ?? 0) - this.startMs;
  }

  get isOver(): boolean {
    return this.over;
  }

  /** One state more. False: nothing is left. */
  take(): boolean {
    if (this.over) return false;
    const { budget, cancelled } = this.options;
    this.taken++;
    if (this.taken > (budget?.states ?? STATES)) this.over = true;
    else if (this.taken % BETWEEN_LOOKS === 0) this.over = this.ms > (budget?.ms ?? Infinity) || cancelled?.() === true;
    return !this.over;
  }
}
