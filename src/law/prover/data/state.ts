import type { DataState } from '../seam.js';
import type { Domain } from './domain.js';
import { Draft, type Location, scopeIn } from './draft.js';
import { rootScope } from './scopes.js';
import type { Splitter } from './split.js';
import { leavesOf, NULL_VALUE, print, renamed, type Leaf, type Value } from './value.js';

/** Data between two moves: a draft in its shortest form. */
export class State implements DataState {
  constructor(
    readonly key: string,
    readonly draft: Draft,
  ) {}
}

/** Makes states of drafts; equal ones are one object. */
export class States {
  private readonly known = new Map<string, State>();

  constructor(
    private readonly splitter: Splitter,
    private readonly domainAt: (location: Location) => Domain,
  ) {}

  /** The draft without what is not kept, with terms worked out where they can only be one value, and leaves by first use. */
  of(draft: Draft, isKept: (location: Location) => boolean): State {
    const entries = [...draft.values].filter(([location]) => isKept(location)).sort(([a], [b]) => (a < b ? -1 : 1));
    const numbers = new Map<number, number>();
    const leaves: Leaf[] = [];
    const numbered = (leaf: number): number => {
      const number = numbers.get(leaf) ?? leaves.push(draft.leaf(leaf)) - 1;
      numbers.set(leaf, number);
      return number;
    };
    const values = entries.map(([location, value]) => {
      const simple = this.simplified(draft, location, value);
      for (const leaf of leavesOf(simple)) numbered(leaf);
      return [location, renamed(simple, (leaf) => ({ kind: 'leaf', leaf: numbered(leaf) }))] as const;
    });
    return this.interned(new Draft(new Map<Location, Value>(values), leaves));
  }

  private simplified(draft: Draft, location: Location, value: Value): Value {
    // In the procedure's own instance a variable that is missing can only be read as null.
    if (value.kind === 'absent' && scopeIn(location) === rootScope(''))
      return this.simplified(draft, location, NULL_VALUE);
    if (value.kind !== 'list') return this.splitter.simplified(draft, value, this.domainAt(location));
    const items = this.domainAt(`${location}[]`);
    return { kind: 'list', items: value.items.map((item) => this.splitter.simplified(draft, item, items)) };
  }

  private interned(draft: Draft): State {
    const values = [...draft.values].map(([location, value]) => `${location}=${print(value, (leaf) => `$${leaf}`)}`);
    const leaves = draft.leaves.map(
      ({ domain, cells, assumed }) =>
        `${domain.id}:${cells.length === domain.cells.length ? '*' : cells.join('.')}${assumed ? `?${assumed.en}` : ''}`,
    );
    const key = `${values.join(';')}#${leaves.join(';')}`;
    const state = this.known.get(key) ?? new State(key, draft);
    this.known.set(key, state);
    return state;
  }
}
