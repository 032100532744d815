import type { Node } from '../seam.js';

/** A moment of a run: an element is activated (`A`), completes or is reached by its event (`C`); of a multi-instance body `BA` and `BC`. */
export type Point = string;
export type PointKind = 'A' | 'C' | 'BA' | 'BC';

/** The process instance has ended. */
export const END: Point = 'END';

export function pointOf(kind: PointKind, { id }: Node): Point {
  return `${kind} ${id}`;
}

/** What may come after what, for the question which variables may still be read: rather one way too many. */
export class PointGraph {
  readonly after = new Map<Point, Point[]>();
  readonly nodeAt = new Map<Point, Node>();
  private readonly byId: ReadonlyMap<string, Node>;
  private readonly inside = new Map<string, Node[]>();
  /** Boundary events by the activity they are on, event sub-processes by the scope they are in (null: the process). */
  private readonly catching = new Map<string | null, Point[]>();

  constructor(readonly nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) this.note(node);
    for (const node of nodes) this.connect(node);
    for (const node of nodes) this.connectHandlers(node);
  }

  node(id: string | null): Node | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  /** Where a token arrives at the element. */
  entry(node: Node): Point {
    if (node.element.type === 'START_EVENT' || node.element.type === 'BOUNDARY_EVENT') return pointOf('C', node);
    return pointOf(node.element.multiInstance ? 'BA' : 'A', node);
  }

  /** Starts of the procedure. */
  starts(): readonly Point[] {
    return this.nodes
      .filter(({ scope, element }) => scope === null && element.type === 'START_EVENT')
      .map((node) => this.entry(node));
  }

  childrenOf(id: string): readonly Node[] {
    return this.inside.get(id) ?? [];
  }

  beside(node: Node, elementId: string): Node | undefined {
    return this.byId.get(node.frame === '' ? elementId : `${node.frame}/${elementId}`);
  }

  targets(node: Node): readonly Point[] {
    return node.element.outgoing.flatMap(({ target }) => {
      const found = this.beside(node, target);
      return found ? [this.entry(found)] : [];
    });
  }

  /** Whether the node is in the scope, at any depth. Everything is in null. */
  isWithin(node: Node | undefined, scope: string | null): boolean {
    if (scope === null) return true;
    for (let at = node; at; at = this.node(at.scope)) if (at.id === scope || at.scope === scope) return true;
    return false;
  }

  private note(node: Node): void {
    for (const kind of ['A', 'C', 'BA', 'BC'] as const) this.nodeAt.set(pointOf(kind, node), node);
    if (node.scope !== null) this.inside.set(node.scope, [...(this.inside.get(node.scope) ?? []), node]);
    const { attachedTo, type } = node.element;
    const host = attachedTo === null ? undefined : this.beside(node, attachedTo)?.id;
    if (host !== undefined) this.catching.set(host, [...(this.catching.get(host) ?? []), this.entry(node)]);
    if (type === 'EVENT_SUB_PROCESS')
      this.catching.set(node.scope, [...(this.catching.get(node.scope) ?? []), this.entry(node)]);
  }

  private connect(node: Node): void {
    const [activated, completed] = [pointOf('A', node), pointOf('C', node)];
    const isMulti = node.element.multiInstance !== null;
    const left = isMulti ? pointOf('BC', node) : completed;
    // What has something inside completes only when that has.
    this.add(activated, this.childrenOf(node.id).length > 0 ? this.startsWithin(node) : [completed]);
    if (isMulti) {
      this.add(pointOf('BA', node), [activated, left]);
      this.add(completed, [activated, left]);
    }
    this.add(left, [...this.targets(node), ...this.linked(node)]);
    if (node.element.outgoing.length === 0) this.add(left, [this.endOfScope(node)]);
    if (node.element.eventType === 'COMPENSATION') this.connectCompensation(node);
  }

  private startsWithin(node: Node): readonly Point[] {
    const starts = this.childrenOf(node.id).filter(({ element }) => element.type === 'START_EVENT');
    return starts.map((start) => this.entry(start));
  }

  private linked(node: Node): readonly Point[] {
    const { link, type } = node.element;
    if (!link || type === 'INTERMEDIATE_CATCH_EVENT') return [];
    return this.nodes
      .filter(({ frame, scope, element }) => frame === node.frame && scope === node.scope && element.link !== null)
      .filter(({ element }) => element.type === 'INTERMEDIATE_CATCH_EVENT' && element.link?.name === link.name)
      .map((caught) => this.entry(caught));
  }

  private endOfScope({ scope }: Node): Point {
    const outer = this.node(scope);
    return outer ? pointOf('C', outer) : END;
  }

  private connectCompensation(node: Node): void {
    const handlers = this.nodes.filter(({ element, frame }) => element.isForCompensation && frame === node.frame);
    for (const handler of handlers) {
      this.add(pointOf('A', node), [this.entry(handler)]);
      this.add(pointOf(handler.element.multiInstance ? 'BC' : 'C', handler), [pointOf('C', node)]);
    }
  }

  /** While something goes on inside them, events of the activities and scopes around it may come at any time. */
  private connectHandlers(node: Node): void {
    const outer = this.catchingAround(node.scope);
    const own = this.catching.get(node.id) ?? [];
    for (const kind of ['A', 'BA'] as const) this.add(pointOf(kind, node), [...own, ...outer]);
    this.add(pointOf('C', node), node.element.multiInstance ? [...own, ...outer] : outer);
    this.add(pointOf('BC', node), outer);
  }

  private readonly around = new Map<string | null, readonly Point[]>();

  private catchingAround(scope: string | null): readonly Point[] {
    const known = this.around.get(scope);
    if (known) return known;
    const here = this.catching.get(scope) ?? [];
    const found = scope === null ? here : [...here, ...this.catchingAround(this.node(scope)?.scope ?? null)];
    this.around.set(scope, found);
    return found;
  }

  private add(from: Point, to: readonly Point[]): void {
    const known = this.after.get(from) ?? [];
    for (const each of to) if (!known.includes(each)) known.push(each);
    this.after.set(from, known);
  }
}
