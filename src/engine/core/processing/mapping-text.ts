import type { Mapping } from '../../../model/index.js';
import { expressionText } from './expressions.js';

/** A source, or what a path leads on to. */
type Node = string | Map<string, Node>;

/**
 * The FEEL context that mappings are together, as messages of Zeebe show it: `{a:1,b:{c:x}}`. Where it `merges`, a path
 * extends what its variable holds already.
 */
export function mappingText(mappings: readonly Mapping[], merges: boolean): string {
  const root = new Map<string, Node>();
  for (const { source, target } of mappings) put(root, target.split('.'), sourceText(source));
  return contextText(root, [], merges);
}

function sourceText(source: Mapping['source']): string {
  return source.isStatic ? JSON.stringify(source.source) : expressionText(source);
}

function put(node: Map<string, Node>, [name, ...rest]: readonly string[], source: string): void {
  if (name === undefined) return;
  if (rest.length === 0) return void node.set(name, source);
  const child = node.get(name);
  const next = child instanceof Map ? child : new Map<string, Node>();
  node.set(name, next);
  put(next, rest, source);
}

function contextText(node: Map<string, Node>, path: readonly string[], merges: boolean): string {
  const entries = [...node].map(([name, value]) => `${name}:${valueText(value, [...path, name], merges)}`);
  return `{${entries.join(',')}}`;
}

function valueText(value: Node, path: readonly string[], merges: boolean): string {
  if (typeof value === 'string') return value;
  const context = contextText(value, path, merges);
  const variable = path.join('.');
  return merges ? `if (${variable} != null) then context merge(${variable},${context}) else ${context}` : context;
}
