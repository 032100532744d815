import type { SyntaxNode } from '@lezer/common';
import { equal, within } from '../compare.js';
import { childrenOf } from '../grammar.js';
import { COMPARISON, not, some } from '../operators.js';
import { NameScope, type Scope } from '../scope.js';
import { FeelRange, type FeelValue, isList } from '../value.js';
import type { Code, Compiler } from './compiler.js';

/** A compiled unary test: does the input pass? Null: it cannot be said. */
export type TestCode = (scope: Scope, input: FeelValue) => boolean | null;

const INPUT = '?';
const INEQUALITIES = ['<', '<=', '>', '>='];

/** Passes when one test does. */
export function anyOf(tests: readonly TestCode[]): TestCode {
  return (scope, input) => some(lazily(tests, scope, input));
}

function* lazily(tests: readonly TestCode[], scope: Scope, input: FeelValue): Iterable<FeelValue> {
  for (const test of tests) yield test(scope, input);
}

/** A whole cell: `-`, tests separated by commas, or `not(…)` around them. */
export function compileUnaryTests(node: SyntaxNode, compiler: Compiler): TestCode {
  const parts = childrenOf(node);
  if (parts[0]?.type.name === 'Wildcard') return () => true;
  const tests = parts.filter((part) => part.type.name === 'PositiveUnaryTests').flatMap(childrenOf);
  if (parts[0]?.type.name !== 'not') return compileTests(tests, compiler);
  // Inside `not` a literal is an expression like any other: `true` always passes.
  const test = anyOf(tests.map((part) => compileTest(part, compiler)));
  return (scope, input) => not(test(scope, input));
}

/** Several tests: one must pass. */
export function compileTests(tests: readonly SyntaxNode[], compiler: Compiler): TestCode {
  const only = tests.length === 1 ? booleanLiteral(tests[0], compiler) : null;
  return only ?? anyOf(tests.map((test) => compileTest(test, compiler)));
}

/** A cell that is just `true` or `false` means the input is that, not that the row always or never matches. */
function booleanLiteral(test: SyntaxNode | undefined, compiler: Compiler): TestCode | null {
  const literal = test?.firstChild;
  if (literal?.type.name !== 'BooleanLiteral') return null;
  const wanted = compiler.text(literal) === 'true';
  return (scope, input) => equal(input, wanted, scope.evaluation);
}

/** One test: a comparison without left side, a range, or an expression. */
export function compileTest(node: SyntaxNode, compiler: Compiler): TestCode {
  const inner = unwrapped(node);
  if (inner.type.name === 'SimplePositiveUnaryTest') return simpleTest(inner, compiler);
  const code = compiler.binding(INPUT).compile(inner);
  return compiler.text(inner).includes(INPUT) ? askingTest(code) : expressionTest(code);
}

function unwrapped(node: SyntaxNode): SyntaxNode {
  const [first, second] = childrenOf(node);
  if (node.type.name === 'PositiveUnaryTest' && first) return unwrapped(first);
  const wraps = node.type.name === 'ParenthesizedExpression' && second?.type.name === 'SimplePositiveUnaryTest';
  return wraps ? second : node;
}

function simpleTest(node: SyntaxNode, compiler: Compiler): TestCode {
  const [first, operand] = childrenOf(node);
  if (first?.type.name === 'Interval') return rangeTest(compiler.compile(first));
  const operator = first && INEQUALITIES.includes(compiler.text(first)) ? COMPARISON[compiler.text(first)] : undefined;
  if (!operator || !operand) throw compiler.failure(node, 'expected a comparison by <, <=, > or >=, or a range');
  if (operand.type.name === 'Conjunction' || operand.type.name === 'Disjunction')
    throw compiler.failure(operand, 'expected a value after the comparison, found `and` or `or`; use parentheses');
  const value = compiler.compile(operand);
  return (scope, input) => operator(input, value(scope), scope.evaluation) as boolean | null;
}

function rangeTest(code: Code): TestCode {
  return (scope, input) => {
    const range = code(scope);
    return range instanceof FeelRange ? within(input, range) : null;
  };
}

/** An expression that speaks of `?` answers by itself. */
function askingTest(code: Code): TestCode {
  return (scope, input) => {
    const answer = code(new NameScope(scope, INPUT, input));
    return typeof answer === 'boolean' ? answer : null;
  };
}

/** Any other expression passes when it is true, equals the input, or is a list or range that holds it. */
function expressionTest(code: Code): TestCode {
  return (scope, input) => {
    const value = code(scope);
    if (value === true) return true;
    if (value instanceof FeelRange) return within(input, value);
    if (equal(input, value, scope.evaluation) === true) return true;
    if (isList(value)) return spent(value, scope).some((item) => equal(input, item, scope.evaluation) === true);
    return equal(input, value, scope.evaluation);
  };
}

function spent(list: readonly FeelValue[], scope: Scope): readonly FeelValue[] {
  scope.evaluation.spend(list.length);
  return list;
}
