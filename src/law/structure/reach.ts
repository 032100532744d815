import type { LocalText } from '../../model/finding.js';
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.js';

/** Nodes reachable from `starts` (themselves included) over the edges `usable` allows, each with the edge it was reached by. */
export function reach(
  graph: FlowGraph,
  starts: readonly string[],
  usable: (edge: FlowEdge) => boolean = () => true,
): ReadonlyMap<string, FlowEdge | null> {
  const reachedBy = new Map<string, FlowEdge | null>(starts.map((start) => [start, null]));
  const queue = [...starts];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    for (const edge of graph.outgoing.get(key) ?? []) {
      if (reachedBy.has(edge.to) || !usable(edge)) continue;
      reachedBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return reachedBy;
}

/** The shortest path to `to` that `reach` found; the ends of scopes left out. */
export function pathTo(
  graph: FlowGraph,
  reachedBy: ReadonlyMap<string, FlowEdge | null>,
  to: string,
): readonly FlowNode[] {
  const path: FlowNode[] = [];
  for (let key: string | undefined = to; key !== undefined; key = reachedBy.get(key)?.from) {
    const node = graph.nodes.get(key);
    if (node !== undefined && !node.end) path.unshift(node);
  }
  return path;
}

/** That path in the names of its elements. */
export function pathText(graph: FlowGraph, reachedBy: ReadonlyMap<string, FlowEdge | null>, to: string): LocalText {
  const names = pathTo(graph, reachedBy, to).map(nameOf);
  return { zh: names.map((name) => `「${name}」`).join('→'), en: names.join(' → ') };
}

export function nameOf({ element }: FlowNode): string {
  return element.name === null || element.name.trim() === '' ? element.id : element.name;
}
