/** The edges of a finished search, by the move that each belongs to. */
export class Graph {
  private readonly from: number[] = [];
  private readonly move: number[] = [];
  private readonly to: number[] = [];
  private readonly exact: boolean[] = [];

  add(from: number, move: number, to: number, exact: boolean): void {
    this.from.push(from);
    this.move.push(move);
    this.to.push(to);
    this.exact.push(exact);
  }

  /** States from which some way leads to one of the goals. */
  reaching(size: number, goals: Iterable<number>): Uint8Array {
    const { starts, edges } = this.incoming(size);
    const found = new Uint8Array(size);
    const stack = [...goals];
    for (const goal of stack) found[goal] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (let i = starts[at]!; i < starts[at + 1]!; i++) {
        const from = this.from[edges[i]!]!;
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
        const from = this.from[edge]!;
        if (from < 0) continue;
        const group = left.group[edge]!;
        left.count[group]!--;
        if (found[from] || !(this.exact[edge] || left.count[group] === 0)) continue;
        found[from] = 1;
        stack.push(from);
      }
    }
    return found;
  }

  /** States with an edge out of them. */
  leaving(size: number): Uint8Array {
    const found = new Uint8Array(size);
    for (const from of this.from) if (from >= 0) found[from] = 1;
    return found;
  }

  private choicesOfMoves(): { readonly group: Int32Array; readonly count: number[] } {
    const ids = new Map<string, number>();
    const group = new Int32Array(this.from.length);
    const count: number[] = [];
    this.from.forEach((from, edge) => {
      const key = `${from}/${this.move[edge]!}`;
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
    for (const to of this.to) starts[to + 1]!++;
    for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
    const next = starts.slice();
    const edges = new Int32Array(this.to.length);
    this.to.forEach((to, edge) => (edges[next[to]!++] = edge));
    return { starts, edges };
  }
}
