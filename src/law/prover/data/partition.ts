/** A function over cells, written out: the result number of each combination, the last dimension running fastest. */
export interface Written {
  readonly sizes: readonly number[];
  readonly results: readonly number[];
}

/** Combinations that all give the same result: of each dimension some indexes. */
export interface Box {
  readonly result: number;
  readonly indexes: readonly (readonly number[])[];
}

/** A few disjoint boxes that together are all combinations: where a dimension does not matter, it is not cut. */
export function boxesOf({ sizes, results }: Written): readonly Box[] {
  const [first] = results;
  if (first === undefined) return [];
  if (results.every((result) => result === first)) return [{ result: first, indexes: sizes.map(upTo) }];
  const { dimension, groups } = fewestGroups({ sizes, results });
  const rest = sizes.filter((_, index) => index !== dimension);
  return groups.flatMap(({ indexes, slice }) =>
    boxesOf({ sizes: rest, results: slice }).map((box) => ({
      result: box.result,
      indexes: [...box.indexes.slice(0, dimension), indexes, ...box.indexes.slice(dimension)],
    })),
  );
}

interface Group {
  readonly indexes: number[];
  readonly slice: readonly number[];
}

/** The dimension that tells the fewest kinds of values apart, but more than one. */
function fewestGroups(written: Written): { readonly dimension: number; readonly groups: readonly Group[] } {
  let best: { dimension: number; groups: readonly Group[] } | null = null;
  for (const dimension of upTo(written.sizes.length)) {
    const groups = groupsAlong(written, dimension);
    if (groups.length > 1 && (best === null || groups.length < best.groups.length)) best = { dimension, groups };
    if (best?.groups.length === 2) break;
  }
  if (best === null) throw new Error('expected a dimension that matters: not all results are equal');
  return best;
}

function groupsAlong({ sizes, results }: Written, dimension: number): readonly Group[] {
  const size = sizes[dimension] ?? 1;
  const inner = sizes.slice(dimension + 1).reduce((product, each) => product * each, 1);
  const slices: number[][] = Array.from({ length: size }, () => []);
  for (const [place, result] of results.entries()) slices[Math.floor(place / inner) % size]?.push(result);
  const groups = new Map<string, Group>();
  for (const [index, slice] of slices.entries()) {
    const key = slice.join();
    const group = groups.get(key) ?? { indexes: [], slice };
    group.indexes.push(index);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function upTo(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}
