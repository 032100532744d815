import type { DataModel, Node } from '../seam.js';
import type { Fault } from '../faults.js';
import type { Places } from './places.js';

/** What slicing asks of the data: whether an element can change or read anything. */
export type Touching = DataModel & { touches?(node: Node): boolean };

export function slice(_places: Places, _model: Touching, _faults: ReadonlySet<Fault>): ReadonlySet<number> {
  return new Set();
}
