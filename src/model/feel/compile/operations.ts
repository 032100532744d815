import type { SyntaxNode } from '@lezer/common';
import { compare } from '../compare.js';
import { childrenOf } from '../grammar.js';
import { ARITHMETIC, COMPARISON, every, minus, type Operator, some } from '../operators.js';
import { TYPES } from '../types.js';
import type { FeelValue } from '../value.js';
import type { Code, Compiler, NodeCompiler } from './compiler.js';
import { anyOf, compileTest } from './tests.js';

function operatorOf(node: SyntaxNode, table: Readonly<Record<string, Operator>>, compiler: Compiler): Operator {
  const operator = table[compiler.text(node)];
  if (!operator) throw compiler.failure(node, `expected an operator, found \`${compiler.text(node)}\``);
  return operator;
}

function binary(x: Code, operator: Operator, y: Code): Code {
  return (scope) => operator(x(scope), y(scope));
}

const arithmetic: NodeCompiler = (node, compiler) => {
  const [first, second, third] = childrenOf(node);
  if (!first || !second) throw compiler.failure(node, 'expected operands');
  if (!third) {
    const operand = compiler.compile(second);
    return (scope) => minus(operand(scope));
  }
  return binary(compiler.compile(first), operatorOf(second, ARITHMETIC, compiler), compiler.compile(third));
};

const comparison: NodeCompiler = (node, compiler) => {
  const [left, operator, ...rest] = childrenOf(node);
  if (!left || !operator) throw compiler.failure(node, 'expected a comparison');
  if (left.type.name === 'Comparison')
    throw compiler.failure(node, 'expected one comparison, found a chain; put one of them in parentheses');
  const x = compiler.compile(left);
  if (operator.type.name === 'between') return between(x, rest, compiler);
  if (operator.type.name === 'in') return membership(x, rest, compiler);
  const [right] = rest;
  if (!right) throw compiler.failure(node, 'expected a right side');
  return binary(x, operatorOf(operator, COMPARISON, compiler), compiler.compile(right));
};

function between(x: Code, [low, , high]: readonly SyntaxNode[], compiler: Compiler): Code {
  if (!low || !high) throw new Error('the grammar gives `between` two ends');
  const [from, to] = [compiler.compile(low), compiler.compile(high)];
  return (scope) => {
    const value = x(scope);
    const [lower, upper] = [compare(value, from(scope)), compare(value, to(scope))];
    return every([lower === null ? null : lower >= 0, upper === null ? null : upper <= 0]);
  };
}

function membership(x: Code, rest: readonly SyntaxNode[], compiler: Compiler): Code {
  const nodes = rest.flatMap((node) => (node.type.name === 'PositiveUnaryTests' ? childrenOf(node) : [node]));
  const tests = nodes.filter((node) => node.type.name === 'PositiveUnaryTest');
  const test = anyOf(tests.map((node) => compileTest(node, compiler)));
  return (scope) => test(scope, x(scope));
}

/** The right side is not evaluated when the left side decides. */
function connective(combine: (values: Iterable<FeelValue>) => boolean | null): NodeCompiler {
  return (node, compiler) => {
    const operands = compiler.operands(node).map((operand) => compiler.compile(operand));
    return (scope) => combine(lazily(operands, scope));
  };
}

function* lazily(operands: readonly Code[], scope: Parameters<Code>[0]): Iterable<FeelValue> {
  for (const operand of operands) yield operand(scope);
}

const instanceOf: NodeCompiler = (node, compiler) => {
  const [operand] = childrenOf(node);
  const type = childrenOf(node).find((child) => child.type.name === 'Type');
  if (!operand || !type) throw compiler.failure(node, 'expected a value and a type');
  const name = compiler.name(type);
  const test = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!test)
    throw compiler.failure(type, `expected one of the types ${Object.keys(TYPES).join(', ')}, found \`${name}\``);
  const value = compiler.compile(operand);
  return (scope) => test(value(scope));
};

export const operations: Readonly<Record<string, NodeCompiler>> = {
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: connective(every),
  Disjunction: connective(some),
  InstanceOfExpression: instanceOf,
};
