import type { Trace } from '../trace.js';
import { choicesOf, type Choice } from './choices.js';

export interface Minimal {
  readonly trace: Trace;
  /** The choices without any of which, the banned ones left out, the run would be impossible. */
  readonly needed: readonly Choice[];
}

/**
 * A run with as few choices as can be. Each choice is taken back in turn: when the obligation can still be broken without it, it
 * stays out for good and a run without it takes the place; otherwise it is needed. So at the end every choice of the run is.
 * `again` finds a run in which no choice of the given keys is made; null when there is none, or no time.
 */
export function minimise(trace: Trace, again: (banned: ReadonlySet<string>) => Trace | null): Minimal {
  let current = trace;
  let banned: ReadonlySet<string> = new Set();
  const needed = new Set<string>();
  for (;;) {
    const choices = choicesOf(current);
    // The last ones first: the choices near the breach are those a reader looks at.
    const open = choices.filter(({ key }) => !needed.has(key));
    const next = open[open.length - 1];
    if (next === undefined) return { trace: current, needed: choices };
    const attempt = new Set([...banned, next.key]);
    const other = again(attempt);
    if (other === null) needed.add(next.key);
    else [current, banned] = [other, attempt];
  }
}

/** Needed choices that a lawful run to the same step does not make; all of them when it makes every one. */
export function telling(needed: readonly Choice[], lawful: Trace | null): readonly Choice[] {
  if (lawful === null) return needed;
  const common = new Set(choicesOf(lawful).map(({ key }) => key));
  const own = needed.filter(({ key }) => !common.has(key));
  return own.length > 0 ? own : needed;
}
