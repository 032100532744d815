import type { Node } from '../seam.js';
import { type Parallel, parallelsOf } from './beside.js';
import { PointGraph } from './points.js';
import type { Instruction, Variant } from './instruction.js';
import { activationOf, beginningOf, bodyActivationOf, bodyCompletionOf, completionsOf, eventsOf } from './programs.js';
import { localScope, rootScope } from './scopes.js';
import type { Words } from './words.js';

/** The programs of every node, each made once. */
export class NodePrograms {
  private readonly made = new Map<string, unknown>();
  private readonly volatile: ReadonlySet<string>;
  /** Whether several of the scope may exist at a time: then nobody knows which one is meant. */
  readonly isVolatile = (scope: string): boolean => this.volatile.has(scope);

  constructor(private readonly words: Words) {
    this.volatile = volatileScopes(words);
  }

  beginning(): readonly Instruction[] {
    return this.once('beginning', () => beginningOf(this.words));
  }

  activation(node: Node): readonly Instruction[] {
    return this.once(`A ${node.id}`, () => activationOf(this.words, node));
  }

  completions(node: Node): readonly Variant[] {
    return this.once(`C ${node.id}`, () => completionsOf(this.words, node));
  }

  events(node: Node): readonly Variant[] {
    return this.once(`E ${node.id}`, () => eventsOf(this.words, node));
  }

  bodyActivation(node: Node): readonly Instruction[] {
    return this.once(`BA ${node.id}`, () => bodyActivationOf(this.words, node));
  }

  bodyCompletion(node: Node): Variant {
    return this.once(`BC ${node.id}`, () => bodyCompletionOf(this.words, node));
  }

  termination(node: Node): readonly Instruction[] {
    // Of a multi-instance activity this is one inner instance: what the body has stays.
    const scopes = [localScope(node)];
    if (node.element.calledElement) scopes.push(rootScope(node.id));
    return scopes.map((scope) => ({ kind: 'forget', scope }));
  }

  /** What may come after what. */
  graph(): PointGraph {
    return this.once('graph', () => new PointGraph(this.words.nodes));
  }

  /** What may run beside what. */
  parallels(): readonly Parallel[] {
    return this.once('parallels', () => parallelsOf(this.graph()));
  }

  touches(node: Node): boolean {
    return this.once(`T ${node.id}`, () => {
      const variants = [...this.completions(node), ...this.events(node), this.bodyCompletion(node)];
      const programs = [this.activation(node), this.bodyActivation(node), ...variants.map(({ program }) => program)];
      return variants.length > 3 || programs.some((program) => program.some(isEffective));
    });
  }

  private once<T>(key: string, make: () => T): T {
    const found = (this.made.get(key) as T | undefined) ?? make();
    this.made.set(key, found);
    return found;
  }
}

function isEffective(instruction: Instruction): boolean {
  if (instruction.kind === 'forget') return false;
  if (instruction.kind === 'read') return instruction.locations.length > 0;
  if (instruction.kind === 'merge') return instruction.paths.length > 0;
  return instruction.kind !== 'assign-all' || instruction.each.length > 0;
}

/** Scopes of elements with others inside that may run several times at once, and of all within them. */
function volatileScopes({ nodes }: Words): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const containers = new Set(nodes.flatMap(({ scope }) => (scope === null ? [] : [scope])));
  const repeated = new Set([...containers].filter((id) => isRepeated(byId.get(id))));
  for (const { element, scope } of nodes)
    if (scope !== null && element.type === 'START_EVENT' && !element.interrupting) repeated.add(scope);
  const isWithin = (id: string | null): boolean =>
    id !== null && (repeated.has(id) || isWithin(byId.get(id)?.scope ?? null));
  const within = [...containers].filter(isWithin).flatMap((id) => byId.get(id) ?? []);
  return new Set(within.flatMap((node) => [localScope(node), rootScope(node.id)]));
}

function isRepeated(node: Node | undefined): boolean {
  const loop = node?.element.multiInstance;
  return loop != null && !loop.isSequential;
}
