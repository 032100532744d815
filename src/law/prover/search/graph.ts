import type { Edge } from './explore.js';

/** Moves of one state are fewer. */
const MOVES_MAX = 65_536;

/** The edges of a finished search, by the move that each belongs to. */
export class Graph {
  readonly edges: Edge[] = [];

  add(edge: Edge): void {
    this.edges.push(edge);
  }

  /** States from which some way leads to one of the goals. */
  reaching(size: number, goals: Iterable<number>): Uint8Array {
    const { starts, edges } = this.incoming(size);
    const found = new Uint8Array(size);
    const stack = [...goals];
    for (const goal of stack) found[goal] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (let i = starts[at]!; i < starts[at + 1]!; i++) {
        const from = this.edges[edges[i]!]!.from;
        if (from < 0 || found[from]) continue;
        found[from] = 1;
        stack.push(from);
      }
    }
    return found;
  }

  /**
   * States from which one of the goals can surely be reached: by a move with an exact choice that leads on, or one of whose choices,
   * assumed every way, all lead on.
   */
  surelyReaching(size: number, goals: Iterable<number>): Uint8Array {
    const { starts, edges } = this.incoming(size);
    const left = this.choicesOfMoves();
    const found = new Uint8Array(size);
    const stack = [...goals];
    for (const goal of stack) found[goal] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (let i = starts[at]!; i < starts[at + 1]!; i++) {
        const edge = edges[i]!;
        const from = this.edges[edge]!.from;
        if (from < 0) continue;
        const group = left.group[edge]!;
        left.count[group]!--;
        if (found[from] || !(this.edges[edge]!.exact || left.count[group] === 0)) continue;
        found[from] = 1;
        stack.push(from);
      }
    }
    return found;
  }

  /** States with an edge out of them. */
  leaving(size: number): Uint8Array {
    const found = new Uint8Array(size);
    for (const { from } of this.edges) if (from >= 0) found[from] = 1;
    return found;
  }

  private choicesOfMoves(): { readonly group: Int32Array; readonly count: number[] } {
    const ids = new Map<number, number>();
    const group = new Int32Array(this.edges.length);
    const count: number[] = [];
    this.edges.forEach(({ from, move }, edge) => {
      const key = from * MOVES_MAX + move;
      let id = ids.get(key);
      if (id === undefined) ids.set(key, (id = count.push(0) - 1));
      group[edge] = id;
      count[id]!++;
    });
    return { group, count };
  }

  /** Edges in the order of the states they lead to, and where those of each state begin. */
  private incoming(size: number): { readonly starts: Int32Array; readonly edges: Int32Array } {
    const starts = new Int32Array(size + 1);
    for (const { to } of this.edges) starts[to + 1]!++;
    for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
    const next = starts.slice();
    const edges = new Int32Array(this.edges.length);
    this.edges.forEach(({ to }, edge) => (edges[next[to]!++] = edge));
    return { starts, edges };
  }
}
