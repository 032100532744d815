import type { Expression, Mapping } from '../../../model/index.js';

/** Mappings by the parts of their targets: `a.b` and `a.c` are two entries within `a`. */
export type MappingTree = ReadonlyMap<string, Expression | MappingTree>;

export function mappingTree(mappings: readonly Mapping[]): MappingTree {
  const root = new Map<string, Expression | MappingTree>();
  for (const { source, target } of mappings) put(root, target.split('.'), source);
  return root;
}

export function isTree(node: Expression | MappingTree): node is MappingTree {
  return node instanceof Map;
}

function put(
  node: Map<string, Expression | MappingTree>,
  [name, ...rest]: readonly string[],
  source: Expression,
): void {
  if (name === undefined) return;
  if (rest.length === 0) return void node.set(name, source);
  const child = node.get(name);
  const next = child instanceof Map ? child : new Map<string, Expression | MappingTree>();
  node.set(name, next);
  put(next, rest, source);
}
