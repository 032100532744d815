import {
  compileExpression,
  type ExecutableElement,
  type ExecutableProcess,
  type Expression,
  type SequenceFlow,
} from '../../../src/model/index.js';
import { BLANK_ELEMENT } from '../../../src/model/testing/blank-element.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Node = Mutable<ExecutableElement>;
export type Flow = Mutable<SequenceFlow>;

export function expression(source: string): Expression {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.message}`);
  return compiled.expression;
}

/** A process on the drawing board: what hangs together is put together again when it is done. */
export class Draft {
  readonly nodes: Map<string, Node>;
  readonly flows: Flow[];
  private fresh = 0;

  constructor(private readonly process: ExecutableProcess) {
    this.nodes = new Map([...process.elements].map(([id, element]) => [id, { ...element }]));
    this.flows = [...process.flows.values()].map((flow) => ({ ...flow }));
  }

  get id(): string {
    return this.process.bpmnProcessId;
  }

  out(id: string): Flow[] {
    return this.flows.filter(({ source }) => source === id);
  }

  into(id: string): Flow[] {
    return this.flows.filter(({ target }) => target === id);
  }

  of(...types: readonly ExecutableElement['type'][]): Node[] {
    return [...this.nodes.values()].filter(({ type }) => types.includes(type));
  }

  /** An element like another, without its flows, boundary events, and place in a scope other than `scope`. */
  add(like: Partial<ExecutableElement> & Pick<ExecutableElement, 'type'>, scope: string | null): Node {
    const id = `new${this.fresh++}`;
    const node: Node = { ...BLANK_ELEMENT, ...like, id, flowScope: scope };
    this.nodes.set(id, node);
    return node;
  }

  link(source: string, target: string, when: string | null = null, isDefault = false): Flow {
    const flow: Flow = {
      id: `newFlow${this.fresh++}`,
      name: null,
      source,
      target,
      condition: when === null ? null : expression(when),
      isDefault,
    };
    this.flows.push(flow);
    return flow;
  }

  /** The node stands between the flow's ends from now on. */
  insert(flow: Flow, node: Node): void {
    const { target } = flow;
    flow.target = node.id;
    this.link(node.id, target);
  }

  /** Gone with its boundary events and what is in it; flows into it go on to where it went. */
  remove(node: Node): void {
    const [next] = this.out(node.id);
    for (const flow of this.into(node.id)) if (next) flow.target = next.target;
    this.drop(node);
  }

  private drop(node: Node): void {
    for (const other of [...this.nodes.values()])
      if (other.attachedTo === node.id || other.flowScope === node.id) this.drop(other);
    this.nodes.delete(node.id);
    for (let i = this.flows.length - 1; i >= 0; i--)
      if (this.flows[i]!.source === node.id || this.flows[i]!.target === node.id) this.flows.splice(i, 1);
  }

  /** Siblings that a flow may lead to. */
  targets(scope: string | null): Node[] {
    return [...this.nodes.values()].filter(
      ({ flowScope, type, isForCompensation }) =>
        flowScope === scope &&
        scope !== null &&
        type !== 'START_EVENT' &&
        type !== 'BOUNDARY_EVENT' &&
        type !== 'EVENT_SUB_PROCESS' &&
        !isForCompensation,
    );
  }

  finish(): ExecutableProcess {
    const elements = new Map<string, ExecutableElement>();
    const all = [...this.nodes.values()];
    for (const node of all) {
      const children = all.filter(({ flowScope }) => flowScope === node.id);
      elements.set(node.id, {
        ...node,
        incoming: this.into(node.id),
        outgoing: this.out(node.id),
        boundaryEvents: all.filter(({ attachedTo }) => attachedTo === node.id).map(({ id }) => id),
        children: children.map(({ id }) => id),
        noneStartEvent:
          children.find(({ type, eventType }) => type === 'START_EVENT' && eventType === 'NONE')?.id ?? null,
      });
    }
    return { ...this.process, elements, flows: new Map(this.flows.map((flow) => [flow.id, flow])) };
  }
}
