import { ExhaustedFailure } from './failure.js';
import { entryOf, type FeelContext, type FeelValue } from './value.js';

/** What one evaluation may use up; guards the engine against `for i in 1..1000000000`. */
const ITERATIONS_MAX = 500_000;

/** Characters of the longest text an evaluation may make. */
export const TEXT_MAX = 4_000_000;

/** A text of that length, if it is not too long. Throws `ExhaustedFailure` beyond 4,000,000 characters. */
export function checkLength(length: number): void {
  if (length > TEXT_MAX)
    throw new ExhaustedFailure(`expected a text of at most ${TEXT_MAX} characters, found a longer one`);
}

/** The state of one evaluation: the time it counts as, and the work it has left. */
export class Evaluation {
  private iterations = 0;

  constructor(readonly nowMs: number) {}

  /** Counts list items about to be made or visited. Throws `ExhaustedFailure` beyond 500,000. */
  spend(items: number): void {
    this.iterations += items;
    if (this.iterations > ITERATIONS_MAX)
      throw new ExhaustedFailure(`expected at most ${ITERATIONS_MAX} iterations in one expression, found more`);
  }
}

/** Where names are looked up; undefined means the name is bound nowhere. */
export interface Scope {
  readonly evaluation: Evaluation;
  lookup(name: string): FeelValue | undefined;
}

/** Names of a context in front of an outer scope. */
export class ContextScope implements Scope {
  readonly evaluation: Evaluation;

  constructor(
    private readonly outer: Scope,
    private readonly context: FeelContext,
  ) {
    this.evaluation = outer.evaluation;
  }

  lookup(name: string): FeelValue | undefined {
    const own = entryOf(this.context, name);
    return own === undefined ? this.outer.lookup(name) : own;
  }
}

/** One name in front of an outer scope. */
export class NameScope implements Scope {
  readonly evaluation: Evaluation;

  constructor(
    private readonly outer: Scope,
    private readonly name: string,
    public value: FeelValue,
  ) {
    this.evaluation = outer.evaluation;
  }

  lookup(name: string): FeelValue | undefined {
    return name === this.name ? this.value : this.outer.lookup(name);
  }
}
