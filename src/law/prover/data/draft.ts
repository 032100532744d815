import type { LocalText } from '../../../model/index.js';
import type { Domain } from './domain.js';
import type { Leaf, Value } from './value.js';

/** A variable in its scope: `f:|amount` in the procedure itself, `l:review|amount` local to an element, `@|amount` an attribute. */
export type Location = string;

export function locationOf(scope: string, path: string): Location {
  return `${scope}|${path}`;
}

export function scopeIn(location: Location): string {
  return location.slice(0, location.lastIndexOf('|'));
}

export function pathIn(location: Location): string {
  return location.slice(location.lastIndexOf('|') + 1);
}

/** What all variables hold, while something happens to them. Changes give new drafts. */
export class Draft {
  constructor(
    readonly values: ReadonlyMap<Location, Value>,
    readonly leaves: readonly Leaf[],
  ) {}

  static readonly EMPTY = new Draft(new Map(), []);

  get(location: Location): Value | undefined {
    return this.values.get(location);
  }

  leaf(index: number): Leaf {
    const leaf = this.leaves[index];
    if (!leaf) throw new Error(`expected a leaf ${index}, found ${this.leaves.length} leaves`);
    return leaf;
  }

  with(location: Location, value: Value): Draft {
    return new Draft(new Map(this.values).set(location, value), this.leaves);
  }

  withAll(values: ReadonlyMap<Location, Value>): Draft {
    if (values.size === 0) return this;
    return new Draft(new Map([...this.values, ...values]), this.leaves);
  }

  /** Whether anything is in the scope. */
  hasAny(scope: string): boolean {
    const prefix = `${scope}|`;
    for (const location of this.values.keys()) if (location.startsWith(prefix)) return true;
    return false;
  }

  /** Also a new leaf; its value is the second of the pair. */
  withLeaf(leaf: Leaf): readonly [Draft, Value] {
    const index = this.leaves.length;
    return [new Draft(this.values, [...this.leaves, leaf]), { kind: 'leaf', leaf: index }];
  }

  /** The leaves are known to be in these cells from now on. */
  narrowed(cells: ReadonlyMap<number, readonly number[]>): Draft {
    const leaves = this.leaves.map((leaf, index) => ({ ...leaf, cells: cells.get(index) ?? leaf.cells }));
    return new Draft(this.values, leaves);
  }

  /** Without the locations that are not kept. */
  keeping(isKept: (location: Location) => boolean): Draft {
    return new Draft(new Map([...this.values].filter(([location]) => isKept(location))), this.leaves);
  }
}

/** A value of the domain of which nothing is known. */
export function unknownLeaf(domain: Domain, name: string, assumed: LocalText | null = null): Leaf {
  return { domain, cells: domain.all, name, assumed };
}
