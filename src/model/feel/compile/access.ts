import { childrenOf } from '../grammar.js';
import { isNumber, toInteger, type FeelNumber } from '../number.js';
import { pathOf } from '../path.js';
import { ContextScope, NameScope, type Scope } from '../scope.js';
import { type FeelValue, isContext, isList } from '../value.js';
import type { Code, NodeCompiler } from './compiler.js';

/** A variable nobody bound is null, as in Zeebe. */
const variable: NodeCompiler = (node, compiler) => {
  const name = compiler.use(compiler.reference(node));
  if (name === 'partial' && node.parent?.type.name !== 'FilterExpression') return copied(name);
  return (scope) => scope.lookup(name) ?? null;
};

/** The results of a `for` so far go on growing; whoever keeps them gets those of now. */
function copied(name: string): Code {
  return (scope) => {
    const value = scope.lookup(name) ?? null;
    if (!isList(value)) return value;
    scope.evaluation.spend(value.length);
    return [...value];
  };
}

const input: NodeCompiler = (node, compiler) => {
  if (!compiler.isBound('?'))
    throw compiler.failure(node, 'expected `?` only in the cell of a decision table or after `in`');
  return (scope) => scope.lookup('?') ?? null;
};

/** Property names of two words that need no backticks. */
const SPACED = ['time offset', 'start included', 'end included'];

const path: NodeCompiler = (node, compiler) => {
  const [source] = childrenOf(node);
  const last = childrenOf(node).at(-1);
  if (!source || !last) throw compiler.failure(node, 'expected a path');
  const value = compiler.operand(source);
  const name = SPACED.includes(compiler.name(last)) ? compiler.name(last) : compiler.reference(last);
  return (scope) => pathOf(value(scope), name, scope.evaluation);
};

function itemScope(scope: Scope, item: FeelValue): Scope {
  const named = new NameScope(scope, 'item', item);
  return isContext(item) ? new ContextScope(named, item) : named;
}

/** 1-based, negative from the end; null outside. */
function itemAt(list: readonly FeelValue[], position: FeelNumber): FeelValue {
  const index = toInteger(position);
  return list[index > 0 ? index - 1 : list.length + index] ?? null;
}

/** Items for which the filter is true; a filter that gives a number for the first item is a position. */
function filtered(list: readonly FeelValue[], filter: Code, scope: Scope): FeelValue {
  scope.evaluation.spend(list.length);
  const kept: FeelValue[] = [];
  for (const [index, item] of list.entries()) {
    const verdict = filter(itemScope(scope, item));
    if (index === 0 && isNumber(verdict)) return itemAt(list, verdict);
    if (verdict === true) kept.push(item);
  }
  return kept;
}

/** Filters whose outcome cannot be a position taken from the surroundings. */
const PER_ITEM = ['Comparison', 'FunctionInvocation', 'Conjunction', 'Disjunction'];

const filter: NodeCompiler = (node, compiler) => {
  const [sourceNode, filterNode] = compiler.operands(node);
  if (!sourceNode || !filterNode) throw compiler.failure(node, 'expected a list and a filter');
  const source = compiler.operand(sourceNode);
  const verdict = compiler.binding('item').compile(filterNode);
  const perItem = PER_ITEM.includes(filterNode.type.name);
  return (scope) => {
    const list = source(scope);
    if (!isList(list)) return null;
    const position = perItem ? null : verdict(scope);
    return isNumber(position) ? itemAt(list, position) : filtered(list, verdict, scope);
  };
};

const parenthesized: NodeCompiler = (node, compiler) => {
  const [inner] = compiler.operands(node);
  if (!inner) throw compiler.failure(node, 'expected an expression in parentheses');
  return compiler.compile(inner);
};

/** A range stands for itself; `< 3` without a left side is no expression. */
const simpleTest: NodeCompiler = (node, compiler) => {
  const [first] = childrenOf(node);
  if (first?.type.name !== 'Interval') throw compiler.failure(node, 'expected a value on the left of the comparison');
  return compiler.compile(first);
};

export const access: Readonly<Record<string, NodeCompiler>> = {
  VariableName: variable,
  '?': input,
  PathExpression: path,
  FilterExpression: filter,
  ParenthesizedExpression: parenthesized,
  SimplePositiveUnaryTest: simpleTest,
};
