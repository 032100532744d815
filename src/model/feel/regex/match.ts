import { ExhaustedFailure } from '../failure.js';
import type { Node, Pattern } from './parse.js';

/** Steps one search may take: a good deal below a second. */
const STEPS_MAX = 3_000_000;
const DEPTH_MAX = 3000;

/** A hit: its groups as text, the whole first, and where it begins. */
export interface Found {
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
}

type Repeat = Node & { readonly kind: 'repeat' };
type Next = (at: number) => boolean;

/** Matches one pattern in one text, step by counted step. Throws `ExhaustedFailure` when that takes too many. */
export class Matcher {
  private steps = 0;
  private depth = 0;
  private starts: number[] = [];
  private ends: number[] = [];

  constructor(
    private readonly pattern: Pattern,
    private readonly text: string,
  ) {}

  /** The first hit at or after a position. */
  search(from: number): Found | null {
    for (let at = from; at <= this.text.length; at++) {
      this.starts = [];
      this.ends = [];
      let end = -1;
      if (this.match(this.pattern.root, at, (stop) => ((end = stop), true))) return this.found(at, end);
    }
    return null;
  }

  private found(index: number, end: number): Found {
    const inner = Array.from({ length: this.pattern.groups }, (_, i) =>
      this.ends[i + 1] === undefined ? undefined : this.text.slice(this.starts[i + 1], this.ends[i + 1]),
    );
    return { index, groups: [this.text.slice(index, end), ...inner] };
  }

  private match(node: Node, at: number, next: Next): boolean {
    this.counted();
    this.depth++;
    const matched = this.step(node, at, next);
    this.depth--;
    return matched;
  }

  private step(node: Node, at: number, next: Next): boolean {
    switch (node.kind) {
      case 'one':
        return at < this.text.length && node.matches(this.text.charAt(at)) && next(at + 1);
      case 'assert':
        return node.holds(this.text, at) && next(at);
      case 'sequence':
        return this.sequence(node.parts, 0, at, next);
      case 'choice':
        return node.options.some((option) => this.match(option, at, next));
      case 'group':
        return this.group(node.index, node.inner, at, next);
      case 'repeat':
        return this.repeat(node, 0, at, next);
    }
  }

  private sequence(parts: readonly Node[], index: number, at: number, next: Next): boolean {
    const part = parts[index];
    return part ? this.match(part, at, (stop) => this.sequence(parts, index + 1, stop, next)) : next(at);
  }

  private group(index: number, inner: Node, at: number, next: Next): boolean {
    const [start, end] = [this.starts[index], this.ends[index]];
    const matched = this.match(inner, at, (stop) => {
      const [innerStart, innerEnd] = [this.starts[index], this.ends[index]];
      [this.starts[index], this.ends[index]] = [at, stop];
      if (next(stop)) return true;
      [this.starts[index], this.ends[index]] = [innerStart!, innerEnd!];
      return false;
    });
    if (!matched) [this.starts[index], this.ends[index]] = [start!, end!];
    return matched;
  }

  private repeat(node: Repeat, count: number, at: number, next: Next): boolean {
    if (node.inner.kind === 'one') return this.run(node, node.inner, at, next);
    const more = (): boolean =>
      count < node.max &&
      // A repetition that takes nothing is none.
      this.match(node.inner, at, (stop) => (stop > at || count < node.min) && this.repeat(node, count + 1, stop, next));
    if (count < node.min) return more();
    return node.lazy ? next(at) || more() : more() || next(at);
  }

  /** Repetitions of one character need no depth. */
  private run({ min, max, lazy }: Repeat, { matches }: Node & { kind: 'one' }, at: number, next: Next): boolean {
    let count = 0;
    const takes = (): boolean => count < max && at + count < this.text.length && matches(this.text.charAt(at + count));
    if (lazy) {
      while (count < min && takes()) count++;
      while (count >= min && this.counted()) {
        if (next(at + count)) return true;
        if (!takes()) return false;
        count++;
      }
      return false;
    }
    while (takes()) count += this.counted() ? 1 : 0;
    while (count >= min) {
      if (this.counted() && next(at + count)) return true;
      count--;
    }
    return false;
  }

  /** True; throws when too many steps were taken. */
  private counted(): true {
    if (++this.steps > STEPS_MAX || this.depth > DEPTH_MAX)
      throw new ExhaustedFailure('expected a pattern that matches in few steps, found one that takes too many');
    return true;
  }
}
