import type { ObligationSet } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { Node } from '../seam.js';
import type { Dictionary } from './dictionary.js';
import { locationOf } from './draft.js';
import type { Origins, Resolve } from './origins.js';
import { ATTRIBUTES, DOCUMENT, rootOf, type Scopes } from './scopes.js';

/** What programs are written with. */
export interface Words {
  readonly nodes: readonly Node[];
  readonly obligations: ObligationSet;
  readonly dictionary: Dictionary;
  readonly scopes: Scopes;
  readonly origins: Origins;
  readonly faults: ReadonlySet<Fault>;
}

/** Where a variable is read from at the node, by its path. */
export function resolveAt({ scopes }: Words, node: Node, document: ReadonlySet<string> = new Set()): Resolve {
  return (key) => {
    if (key.startsWith('@')) return locationOf(ATTRIBUTES, key.slice(1));
    const root = rootOf(key);
    return locationOf(document.has(root) ? DOCUMENT : scopes.reads(node, root), key);
  };
}
