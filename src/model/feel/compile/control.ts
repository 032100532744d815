import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from '../grammar.js';
import { add, compareNumbers, isNumber, subtract, toNumber } from '../number.js';
import { every, some } from '../operators.js';
import { NameScope, type Scope } from '../scope.js';
import { type FeelValue, isList } from '../value.js';
import type { Code, Compiler, NodeCompiler } from './compiler.js';

const conditional: NodeCompiler = (node, compiler) => {
  const [condition, then, otherwise] = compiler.operands(node).map((operand) => compiler.compile(operand));
  if (!condition || !then || !otherwise) throw compiler.failure(node, 'expected `if … then … else …`');
  return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
};

/** A name and the values it runs through. */
interface Iterator {
  readonly name: string;
  readonly values: Code;
}

function iteratorsOf(node: SyntaxNode, compiler: Compiler): Iterator[] {
  const group = childrenOf(node).find((child) => child.type.name === 'InExpressions');
  return (group ? childrenOf(group) : [])
    .filter((child) => child.type.name === 'InExpression')
    .map((one) => {
      const [name, , values] = childrenOf(one);
      if (!name || !values) throw compiler.failure(one, 'expected `name in values`');
      return { name: compiler.reference(name), values: iterationContext(values, compiler) };
    });
}

/** A list as it stands, or the numbers from `from` to `to` in steps of one, downwards when `to` is the smaller. */
function iterationContext(node: SyntaxNode, compiler: Compiler): Code {
  const [first, second] = compiler.operands(node).map((operand) => compiler.operand(operand));
  if (!first) throw compiler.failure(node, 'expected values to run through');
  return second ? (scope) => numbersBetween(first(scope), second(scope), scope) : first;
}

function numbersBetween(from: FeelValue, to: FeelValue, scope: Scope): FeelValue {
  if (!isNumber(from) || !isNumber(to)) return null;
  const step = compareNumbers(from, to) < 0 ? 1 : -1;
  const count = Math.floor(Math.abs(toNumber(subtract(to, from)))) + 1;
  scope.evaluation.spend(count);
  return Array.from({ length: count }, (_, index) => add(from, index * step));
}

/** The scopes of the body, one per combination of values; null when something to run through is no list. */
function combinations(iterators: readonly Iterator[], scope: Scope): Iterable<Scope> | null {
  const lists: (readonly FeelValue[])[] = [];
  for (const { values } of iterators) {
    const list = values(scope);
    if (!isList(list)) return null;
    lists.push(list);
  }
  return product(iterators, lists, scope);
}

function* product(
  iterators: readonly Iterator[],
  lists: readonly (readonly FeelValue[])[],
  scope: Scope,
): Iterable<Scope> {
  const [iterator, ...others] = iterators;
  const [list, ...rest] = lists;
  if (!iterator || !list) return yield scope;
  for (const value of list) {
    scope.evaluation.spend(1);
    yield* product(others, rest, new NameScope(scope, iterator.name, value));
  }
}

function bodyOf(node: SyntaxNode, compiler: Compiler): SyntaxNode {
  const body = compiler.operands(node).at(-1);
  if (!body) throw compiler.failure(node, 'expected a body');
  return body;
}

/** The list of the results so far. It grows: what is kept of it must be a copy (`access.ts`). */
const PARTIAL = 'partial';

const forExpression: NodeCompiler = (node, compiler) => {
  const iterators = iteratorsOf(node, compiler);
  const body = compiler.binding(PARTIAL, ...iterators.map(({ name }) => name)).compile(bodyOf(node, compiler));
  return (scope) => {
    const scopes = combinations(iterators, scope);
    if (scopes === null) return null;
    const results: FeelValue[] = [];
    for (const inner of scopes) results.push(body(new NameScope(inner, PARTIAL, results)));
    return results;
  };
};

const quantified: NodeCompiler = (node, compiler) => {
  const iterators = iteratorsOf(node, compiler);
  const body = compiler.binding(...iterators.map(({ name }) => name)).compile(bodyOf(node, compiler));
  const combine = node.firstChild?.type.name === 'some' ? some : every;
  return (scope) => {
    const scopes = combinations(iterators, scope);
    return scopes === null ? null : combine(answers(scopes, body));
  };
};

function* answers(scopes: Iterable<Scope>, body: Code): Iterable<FeelValue> {
  for (const scope of scopes) yield body(scope);
}

export const control: Readonly<Record<string, NodeCompiler>> = {
  IfExpression: conditional,
  ForExpression: forExpression,
  QuantifiedExpression: quantified,
};
