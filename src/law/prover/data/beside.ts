import type { Node } from '../seam.js';
import { type Point, pointOf, type PointGraph } from './points.js';

/** Points that may be gone through while the others are: each of one part beside each of the other parts. */
export type Parallel = readonly ReadonlySet<Point>[];

/** Everywhere tokens may run beside each other. One part alone runs beside itself. */
export function parallelsOf(graph: PointGraph): readonly Parallel[] {
  return graph.nodes.flatMap((node) => [...forks(graph, node), ...repeated(graph, node), ...interleaved(graph, node)]);
}

/** Several flows out of anything but an exclusive or event-based gateway; handlers of one compensation. */
function forks(graph: PointGraph, node: Node): readonly Parallel[] {
  const { type, outgoing, eventType } = node.element;
  const found: Parallel[] = [];
  if (outgoing.length > 1 && type !== 'EXCLUSIVE_GATEWAY' && type !== 'EVENT_BASED_GATEWAY')
    found.push(
      regions(
        graph,
        node.scope,
        graph.targets(node).map((target) => [target]),
      ),
    );
  const handlers = graph.nodes.filter(({ element, frame }) => element.isForCompensation && frame === node.frame);
  if (eventType === 'COMPENSATION' && handlers.length > 1)
    found.push(
      regions(
        graph,
        node.scope,
        handlers.map((handler) => [graph.entry(handler)]),
      ),
    );
  return found;
}

/** Inner instances that run beside each other. */
function repeated(graph: PointGraph, node: Node): readonly Parallel[] {
  const loop = node.element.multiInstance;
  if (!loop || loop.isSequential) return [];
  const within = new Set([...graph.after.keys()].filter((point) => isIn(graph, point, node)));
  return [[within]];
}

function isIn(graph: PointGraph, point: Point, node: Node): boolean {
  const at = graph.nodeAt.get(point);
  return at === node ? point !== pointOf('BC', node) : graph.isWithin(at, node.id);
}

/** What a non-interrupting event starts runs beside what goes on, and beside itself. */
function interleaved(graph: PointGraph, node: Node): readonly Parallel[] {
  const { element, scope } = node;
  const isBoundary = element.type === 'BOUNDARY_EVENT' && !element.interrupting;
  const isStart =
    element.type === 'START_EVENT' && !element.interrupting && graph.node(scope)?.element.type === 'EVENT_SUB_PROCESS';
  if (!isBoundary && !isStart) return [];
  const outer = isBoundary ? scope : (graph.node(scope)?.scope ?? null);
  const host = isBoundary ? graph.beside(node, element.attachedTo ?? '') : graph.node(outer);
  const going = host ? [graph.entry(host)] : graph.starts();
  const [started = new Set<Point>()] = regions(graph, outer, [[graph.entry(node)]]);
  const [running = new Set<Point>()] = regions(graph, outer, [going]);
  return [[running, started], [started]];
}

/** What each branch may go through within the scope, as far as a join that all of them reach. */
function regions(graph: PointGraph, scope: string | null, branches: readonly (readonly Point[])[]): Parallel {
  const whole = branches.map((branch) => reach(graph, scope, branch, null));
  const [first] = whole;
  const join = [...(first ?? [])].find(
    (point) =>
      isJoin(graph, point) && whole.every((region) => region.has(point)) && joins(graph, scope, branches, point),
  );
  return join === undefined ? whole : branches.map((branch) => reach(graph, scope, branch, join));
}

function isJoin(graph: PointGraph, point: Point): boolean {
  const node = graph.nodeAt.get(point);
  return node?.element.type === 'PARALLEL_GATEWAY' && node.element.incoming.length > 1 && point === graph.entry(node);
}

/** Whether the join takes a token of each branch: every branch comes in by flows of its own. */
function joins(graph: PointGraph, scope: string | null, branches: readonly (readonly Point[])[], join: Point): boolean {
  const node = graph.nodeAt.get(join);
  if (!node || branches.length < 2) return false;
  const taken = new Set<string>();
  return branches.every((branch) => {
    const region = reach(graph, scope, branch, join);
    const flows = node.element.incoming.filter(({ source }) =>
      leaves(graph, node, source).some((at) => region.has(at)),
    );
    const direct = branch.includes(join);
    const isFresh = flows.every(({ id }) => !taken.has(id));
    for (const { id } of flows) taken.add(id);
    return !direct && flows.length > 0 && isFresh;
  });
}

function leaves(graph: PointGraph, node: Node, source: string): readonly Point[] {
  const from = graph.beside(node, source);
  return from ? [pointOf(from.element.multiInstance ? 'BC' : 'C', from)] : [];
}

function reach(
  graph: PointGraph,
  scope: string | null,
  from: readonly Point[],
  until: Point | null,
): ReadonlySet<Point> {
  const found = new Set<Point>();
  const waiting = from.filter((point) => point !== until);
  for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
    if (found.has(point)) continue;
    found.add(point);
    for (const next of graph.after.get(point) ?? []) {
      const node = graph.nodeAt.get(next);
      // The scope itself completes only when nothing in it runs any more.
      if (next !== until && node && node.id !== scope && graph.isWithin(node, scope)) waiting.push(next);
    }
  }
  return found;
}
