import type { ProveOptions } from '../request.js';

const EXPLAIN_MS = 2_000;

/** How much time explaining may still take. Each obligation gets an equal part of what is left. */
export class Allowance {
  private readonly until: number;

  constructor(
    private readonly options: ProveOptions,
    ms: number = options.explainMs ?? EXPLAIN_MS,
  ) {
    this.until = (options.now?.() ?? 0) + ms;
  }

  /** A part of what is left, for one of so many. */
  share(among: number): Allowance {
    return new Allowance(this.options, this.leftMs() / Math.max(1, among));
  }

  /** A function that says whether one more search is allowed, so many at most. */
  turns(searches: number): () => boolean {
    let left = searches;
    return () => left-- > 0 && this.options.cancelled?.() !== true && this.leftMs() > 0;
  }

  /** For a search that may take no longer than all of what is left. */
  searchOptions(): ProveOptions {
    const { budget, now } = this.options;
    if (now === undefined) return this.options;
    const ms = Math.min(budget?.ms ?? Infinity, this.leftMs());
    return { ...this.options, budget: { states: budget?.states ?? STATES, ms } };
  }

  private leftMs(): number {
    return this.until - (this.options.now?.() ?? this.until - 1);
  }
}

/** As the search's own default. */
const STATES = 200_000;
