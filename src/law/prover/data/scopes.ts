import type { Fault } from '../faults.js';
import type { Node } from '../seam.js';

/** Where variables live: in the process instances, in elements that map inputs, in inner instances of a multi-instance body. */
export class Scopes {
  private readonly byId: ReadonlyMap<string, Node>;

  constructor(
    nodes: readonly Node[],
    private readonly faults: ReadonlySet<Fault>,
  ) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
  }

  /** Names that are variables of the element itself from its activation on. */
  localNames({ element: { inputs, multiInstance } }: Node): ReadonlySet<string> {
    const names = new Set(inputs.map(({ target }) => rootOf(target)));
    if (!multiInstance) return names;
    if (multiInstance.inputElement !== null) names.add(multiInstance.inputElement);
    const output = outputVariable(multiInstance.outputElement?.source);
    if (output !== null) names.add(output);
    return names.add(LOOP_COUNTER);
  }

  /** The scope that a variable of the name is read from. */
  reads(from: Node, name: string): string {
    return this.around(from, name, true)[0] ?? rootScope(from.frame);
  }

  /** The scopes that a value of the name meets on its way up, the process instance last. `own` false: from the flow scope on. */
  meets(from: Node, name: string, own: boolean): readonly string[] {
    if (this.faults.has('input-mapping-shadow-ignored')) return [rootScope(from.frame)];
    return this.around(from, name, own);
  }

  private around(from: Node, name: string, own: boolean): readonly string[] {
    const scopes: string[] = [];
    if (own && this.localNames(from).has(name)) scopes.push(localScope(from));
    for (let scope = from.scope; scope !== null && scope !== from.frame;) {
      const outer = this.byId.get(scope);
      if (!outer) throw new Error(`expected the scope ${scope} of ${from.id} among the nodes`);
      if (this.localNames(outer).has(name)) scopes.push(localScope(outer));
      scope = outer.scope;
    }
    return [...scopes, rootScope(from.frame)];
  }
}

export const LOOP_COUNTER = 'loopCounter';

/** The scope of an element's own variables. */
export function localScope({ id }: Node): string {
  return `l:${id}`;
}

/** The scope of the process instance on a call path. */
export function rootScope(frame: string): string {
  return `f:${frame}`;
}

/** The scope of a multi-instance body. */
export function bodyScope({ id }: Node): string {
  return `b:${id}`;
}

/** What a job or event brings, while it has not yet been taken over. */
export const DOCUMENT = 'd:';

/** Facts of the case as they are on record, whatever the variables say. */
export const ATTRIBUTES = '@';

export function rootOf(path: string): string {
  return path.split('.')[0] ?? path;
}

const PATH = /^\s*=\s*([\p{L}_$][\p{L}\p{N}_$]*)(\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*\s*$/u;

/** The variable that an output element is, or is a part of: the engine makes it a variable of each inner instance. */
export function outputVariable(source: string | undefined): string | null {
  return PATH.exec(source ?? '')?.[1] ?? null;
}
