import type { Expression } from '../../../model/index.js';
import { expressionText } from './expressions.js';
import { isTree, type MappingTree } from './mapping-tree.js';

/**
 * The FEEL context that mappings are together, as messages of Zeebe show it: `{a:1,b:{c:x}}`. Where it `merges`, a path
 * extends what its variable holds already.
 */
export function mappingText(tree: MappingTree, merges: boolean): string {
  return contextText(tree, [], merges);
}

function contextText(tree: MappingTree, path: readonly string[], merges: boolean): string {
  const entries = [...tree].map(([name, node]) => `${name}:${nodeText(node, [...path, name], merges)}`);
  return `{${entries.join(',')}}`;
}

function nodeText(node: Expression | MappingTree, path: readonly string[], merges: boolean): string {
  if (!isTree(node)) return node.isStatic ? JSON.stringify(node.source) : expressionText(node);
  const context = contextText(node, path, merges);
  const variable = path.join('.');
  return merges ? `if (${variable} != null) then context merge(${variable},${context}) else ${context}` : context;
}
