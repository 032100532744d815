import type { SearchOptions } from './result.js';

const STATES = 200_000;
/** The clock is asked once in so many states. */
const BETWEEN_LOOKS = 64;

/** States and time that all searches of one proof may use together. */
export class Budget {
  private taken = 0;
  private readonly startMs: number;
  private isCancelled = false;

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
    return this.isCancelled || this.statesLeft <= 0 || this.msLeft <= 0;
  }

  get statesLeft(): number {
    return (this.options.budget?.states ?? STATES) - this.taken;
  }

  private get msLeft(): number {
    return (this.options.budget?.ms ?? Infinity) - this.ms;
  }

  /** A part of what is left, for one search. */
  share(part: number, statesMax = Infinity): Share {
    const states = Math.min(statesMax, Math.max(1, Math.floor(this.statesLeft * part)));
    const untilMs = this.options.budget && this.options.now ? this.ms + this.msLeft * part : Infinity;
    let own = 0;
    return {
      take: () => {
        this.taken++;
        own++;
        if (own > states || this.isCancelled) return false;
        if (own % BETWEEN_LOOKS !== 0) return true;
        this.isCancelled = this.options.cancelled?.() === true;
        return !this.isCancelled && this.ms <= untilMs;
      },
    };
  }
}

export interface Share {
  /** One state more. False: nothing is left. */
  take(): boolean;
}
