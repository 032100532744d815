import { childrenOf } from '../grammar.js';
import { parseNumber } from '../number.js';
import { ContextScope } from '../scope.js';
import { parseTemporal } from '../temporal/parse.js';
import { contextOf, type FeelContext, FeelRange, type FeelValue } from '../value.js';
import type { NodeCompiler } from './compiler.js';

const constant =
  (value: FeelValue): (() => FeelValue) =>
  () =>
    value;

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ '"': '"', "'": "'", '\\': '\\' },
};

/** The text between the quotes with `\n`, `\"`, `\\` and the like resolved; a backslash before anything else stays, for patterns. */
export function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/gs, (whole, one: string) => ESCAPES[one] ?? whole);
}

const numericLiteral: NodeCompiler = (node, compiler) => {
  const value = parseNumber(compiler.text(node).replace(/^-\s+/, '-'));
  if (value === null || /e/i.test(compiler.text(node)))
    throw compiler.failure(node, `expected a number, found \`${compiler.text(node)}\``);
  return constant(value);
};

const atLiteral: NodeCompiler = (node, compiler) => {
  const text = unquoted(compiler.text(node).replace(/^@\s*/, ''));
  const value = parseTemporal(text);
  if (value === null)
    throw compiler.failure(node, `expected a date, time, date and time or duration after @, found "${text}"`);
  return constant(value);
};

const list: NodeCompiler = (node, compiler) => {
  const items = compiler.operands(node).map((item) => compiler.compile(item));
  return (scope) => items.map((item) => item(scope));
};

/** Entries see the entries before them. */
const context: NodeCompiler = (node, compiler) => {
  let inner = compiler;
  const entries = childrenOf(node)
    .filter((child) => child.type.name === 'ContextEntry')
    .map((entry) => {
      const [key, value] = childrenOf(entry);
      if (!key || !value) throw compiler.failure(entry, 'expected a key and a value');
      const name = compiler.text(key).startsWith('"') ? unquoted(compiler.text(key)) : compiler.name(key);
      const code = inner.compile(value);
      inner = inner.binding(name);
      return { name, code };
    });
  return (scope) => {
    let made: FeelContext = {};
    for (const { name, code } of entries)
      made = contextOf([...Object.entries(made), [name, code(new ContextScope(scope, made))]]);
    return made;
  };
};

const interval: NodeCompiler = (node, compiler) => {
  const [start, end] = compiler.operands(node).map((operand) => compiler.compile(operand));
  if (!start || !end) throw compiler.failure(node, 'expected two ends of a range');
  const text = compiler.text(node);
  const [from, to] = [text.startsWith('['), text.endsWith(']')];
  return (scope) => new FeelRange(start(scope), end(scope), from, to);
};

export const literals: Readonly<Record<string, NodeCompiler>> = {
  null: () => constant(null),
  NumericLiteral: numericLiteral,
  StringLiteral: (node, compiler) => constant(unquoted(compiler.text(node))),
  BooleanLiteral: (node, compiler) => constant(compiler.text(node) === 'true'),
  DateTimeLiteral: atLiteral,
  List: list,
  Context: context,
  Interval: interval,
};
