import type { SyntaxNode } from '@lezer/common';
import { compare } from '../compare.js';
import { childrenOf } from '../grammar.js';
import { ARITHMETIC, COMPARISON, every, minus, type Operator, some } from '../operators.js';
import { TYPES } from '../types.js';
import type { FeelValue } from '../value.js';
import type { Code, Compiler, NodeCompiler } from './compiler.js';
import { compileTests } from './tests.js';

function operatorOf(node: SyntaxNode, table: Readonly<Record<string, Operator>>, compiler: Compiler): Operator {
  const operator = table[compiler.text(node)];
  if (!operator) throw compiler.failure(node, `expected an operator, found \`${compiler.text(node)}\``);
  return operator;
}

function binary(x: Code, operator: Operator, y: Code): Code {
  return (scope) => operator(x(scope), y(scope), scope.evaluation);
}

const arithmetic: NodeCompiler = (node, compiler) => {
  const [first, second, third] = childrenOf(node);
  if (!first || !second) throw compiler.failure(node, 'expected operands');
  if (!third) {
    if (compiler.text(first) !== '-') throw compiler.failure(node, 'expected no sign but `-`');
    const operand = compiler.operand(second);
    return (scope) => minus(operand(scope));
  }
  return binary(compiler.operand(first), operatorOf(second, ARITHMETIC, compiler), compiler.operand(third));
};

const comparison: NodeCompiler = (node, compiler) => {
  const [left, operator, ...rest] = childrenOf(node);
  if (!left || !operator) throw compiler.failure(node, 'expected a comparison');
  if (left.type.name === 'Comparison')
    throw compiler.failure(node, 'expected one comparison, found a chain; put one of them in parentheses');
  if (operator.type.name === 'in') return membership(compiler.operand(left), rest, compiler);
  const x = compiler.operand(left);
  if (operator.type.name === 'between') return between(x, rest, compiler);
  const [right] = rest;
  if (!right) throw compiler.failure(node, 'expected a right side');
  return binary(x, operatorOf(operator, COMPARISON, compiler), compiler.operand(right));
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

const CONNECTIVES: Readonly<Record<string, (values: Iterable<FeelValue>) => boolean | null>> = {
  Conjunction: every,
  Disjunction: some,
};

/**
 * `x in [0..1] and y`: the grammar takes all behind `in` for one test, Zeebe ends the test before `and`. Null when there is
 * nothing to take apart.
 */
function regrouped(x: Code, test: SyntaxNode, compiler: Compiler): Code | null {
  const [first, ...others] = compiler.operands(test);
  const combine = CONNECTIVES[test.type.name];
  if (!combine || !first) return splitComparison(x, test, compiler);
  const head = regrouped(x, first, compiler) ?? (isRangeTest(first) ? inTests(x, [first], compiler) : null);
  if (head === null) return null;
  const rest = others.map((other) => compiler.compile(other));
  return (scope) => combine(lazily([head, ...rest], scope));
}

/** `x in > 1 and y`, where the grammar compares with `1 and y`. */
function splitComparison(x: Code, test: SyntaxNode, compiler: Compiler): Code | null {
  const [sign, operand] = childrenOf(test);
  const combine = operand && CONNECTIVES[operand.type.name];
  if (test.type.name !== 'SimplePositiveUnaryTest' || !sign || !combine) return null;
  const [first, ...others] = compiler.operands(operand);
  const right = first && compiler.operand(first);
  if (!right) return null;
  const operator = operatorOf(sign, COMPARISON, compiler);
  const codes = [binary(x, operator, right), ...others.map((other) => compiler.compile(other))];
  return (scope) => combine(lazily(codes, scope));
}

function isRangeTest(node: SyntaxNode): boolean {
  const [inner] = node.type.name === 'ParenthesizedExpression' ? childrenOf(node).slice(1) : [node];
  return inner?.type.name === 'SimplePositiveUnaryTest';
}

function inTests(x: Code, tests: readonly SyntaxNode[], compiler: Compiler): Code {
  const test = compileTests(tests, compiler);
  return (scope) => test(scope, x(scope));
}

function membership(x: Code, rest: readonly SyntaxNode[], compiler: Compiler): Code {
  const nodes = rest.flatMap((node) => (node.type.name === 'PositiveUnaryTests' ? childrenOf(node) : [node]));
  const tests = nodes.filter((node) => node.type.name === 'PositiveUnaryTest');
  const single = tests.length === 1 ? tests[0]?.firstChild : null;
  return (single && regrouped(x, single, compiler)) ?? inTests(x, tests, compiler);
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
  const value = compiler.operand(operand);
  return (scope) => test(value(scope));
};

export const operations: Readonly<Record<string, NodeCompiler>> = {
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: connective(every),
  Disjunction: connective(some),
  InstanceOfExpression: instanceOf,
};
