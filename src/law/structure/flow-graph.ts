import type { ExecutableElement, ExecutableProcess, SequenceFlow } from '../../model/graph.js';

/** One place a token can be. Scopes and call activities have two: where they are entered and where they are left. */
export interface FlowNode {
  readonly key: string;
  readonly element: ExecutableElement;
  readonly process: ExecutableProcess;
  readonly end: boolean;
}

/** `flow` is null for steps a token takes without a sequence flow: into a scope, out of it, to a boundary event. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly flow: SequenceFlow | null;
}

/** A call activity whose called process could not be put in its place. */
export interface OpenCall {
  readonly node: FlowNode;
  readonly reason: 'dynamic' | 'unknown' | 'recursive';
  readonly processId: string;
}

/**
 * Every step a token can take in a process and the processes it calls, whatever data says: a path that exists at run
 * time exists here. Boundary events are reachable as soon as their activity is entered, event sub-processes as soon as their
 * scope is, interrupting or not. A multi-instance activity may run never, once or again and again; a compensation handler
 * may run whenever compensation is thrown.
 */
export interface FlowGraph {
  readonly root: ExecutableProcess;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly entries: readonly string[];
  readonly outgoing: ReadonlyMap<string, readonly FlowEdge[]>;
  readonly incoming: ReadonlyMap<string, readonly FlowEdge[]>;
  readonly openCalls: readonly OpenCall[];
}

const END = '#end';

/** The graph of `root` with called processes inlined from `known`. */
export function buildFlowGraph(root: ExecutableProcess, known: readonly ExecutableProcess[]): FlowGraph {
  const builder = new GraphBuilder(new Map(known.map((process) => [process.bpmnProcessId, process])));
  const entries = builder.addScope(
    { process: root, scope: root.bpmnProcessId, prefix: '', stack: [root.bpmnProcessId] },
    null,
  );
  return { root, entries, ...builder.parts() };
}

/** Id of the process a call activity names, null when only data can tell. */
export function calledProcessId({ calledElement }: ExecutableElement): string | null {
  const expression = calledElement?.processId;
  if (expression === undefined) return null;
  if (expression.isStatic) return expression.source;
  if (expression.variables.length > 0) return null;
  const constant = expression.evaluate({ get: () => undefined, nowMs: 0 });
  return constant.ok && typeof constant.value === 'string' ? constant.value : null;
}

/** A scope to be added: which one, under which key prefix, inside which calls. */
interface Place {
  readonly process: ExecutableProcess;
  readonly scope: string;
  readonly prefix: string;
  readonly stack: readonly string[];
}

class GraphBuilder {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly outgoing = new Map<string, FlowEdge[]>();
  private readonly incoming = new Map<string, FlowEdge[]>();
  private readonly openCalls: OpenCall[] = [];

  constructor(private readonly known: ReadonlyMap<string, ExecutableProcess>) {}

  parts(): Pick<FlowGraph, 'nodes' | 'outgoing' | 'incoming' | 'openCalls'> {
    return { nodes: this.nodes, outgoing: this.outgoing, incoming: this.incoming, openCalls: this.openCalls };
  }

  /** Adds the elements of the scope and returns the keys where it starts; what ends it leads to `exit`. */
  addScope(place: Place, exit: string | null): string[] {
    const children = [...place.process.elements.values()].filter(({ flowScope }) => flowScope === place.scope);
    for (const element of children) {
      const left = this.addElement(element, place);
      if (exit !== null && endsScope(element)) this.connect(left, exit, null);
      for (const to of eventTargets(element, children, place.process)) this.connect(left, place.prefix + to, null);
    }
    return children.filter(({ type }) => STARTS.has(type)).map(({ id }) => place.prefix + id);
  }

  /** Returns the key from which the element is left. */
  private addElement(element: ExecutableElement, place: Place): string {
    const key = place.prefix + element.id;
    const node = { key, element, process: place.process, end: false };
    this.nodes.set(key, node);
    const left = this.addInside(node, place);
    for (const flow of element.outgoing) this.connect(left, place.prefix + flow.target, flow);
    for (const boundary of element.boundaryEvents) this.connect(key, place.prefix + boundary, null);
    return left;
  }

  private addInside(node: FlowNode, place: Place): string {
    if (SCOPES.has(node.element.type)) return this.enclose(node, { ...place, scope: node.element.id });
    if (node.element.type !== 'CALL_ACTIVITY') return node.key;
    const processId = calledProcessId(node.element);
    const process = processId === null ? undefined : this.known.get(processId);
    const recursive = processId !== null && place.stack.includes(processId);
    if (processId === null || process === undefined || recursive) {
      const reason = processId === null ? 'dynamic' : recursive ? 'recursive' : 'unknown';
      this.openCalls.push({ node, reason, processId: processId ?? '' });
      return node.key;
    }
    return this.enclose(node, {
      process,
      scope: processId,
      prefix: `${node.key}/`,
      stack: [...place.stack, processId],
    });
  }

  private enclose(node: FlowNode, inside: Place): string {
    const end = node.key + END;
    this.nodes.set(end, { ...node, key: end, end: true });
    const starts = this.addScope(inside, end);
    for (const start of starts) this.connect(node.key, start, null);
    if (!node.element.multiInstance) return end;
    // No item: nothing inside happens. Two items: it happens twice.
    for (const to of [end, ...starts]) this.connect(to === end ? node.key : end, to, null);
    return end;
  }

  private connect(from: string, to: string, flow: SequenceFlow | null): void {
    const edge = { from, to, flow };
    append(this.outgoing, from, edge);
    append(this.incoming, to, edge);
  }
}

const SCOPES: ReadonlySet<string> = new Set(['SUB_PROCESS', 'EVENT_SUB_PROCESS']);
/** Where a scope may begin once it is entered. */
const STARTS: ReadonlySet<string> = new Set(['START_EVENT', 'EVENT_SUB_PROCESS']);

/** A node without outgoing flows is an implicit end; an error end event never completes its scope, a link goes on elsewhere. */
function endsScope({ outgoing, type, eventType }: ExecutableElement): boolean {
  if (type === 'INTERMEDIATE_THROW_EVENT' && eventType === 'LINK') return false;
  return outgoing.length === 0 && !(type === 'END_EVENT' && eventType === 'ERROR');
}

/** Where a token goes on without a flow: behind a link, into the handlers of what it compensates, and back from a handler. */
function eventTargets(
  element: ExecutableElement,
  siblings: readonly ExecutableElement[],
  process: ExecutableProcess,
): readonly string[] {
  if (element.link !== null && element.type === 'INTERMEDIATE_THROW_EVENT') {
    return siblings.filter((one) => catchesLink(one, element.link?.name)).map(({ id }) => id);
  }
  const all = [...process.elements.values()];
  if (element.isForCompensation) return all.filter(throwsCompensation).map(({ id }) => id);
  return throwsCompensation(element) ? all.filter((one) => one.isForCompensation).map(({ id }) => id) : [];
}

function catchesLink({ type, link }: ExecutableElement, name: string | undefined): boolean {
  return type === 'INTERMEDIATE_CATCH_EVENT' && link !== null && link.name === name;
}

function throwsCompensation({ type, compensation }: ExecutableElement): boolean {
  return compensation !== null && (type === 'INTERMEDIATE_THROW_EVENT' || type === 'END_EVENT');
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
