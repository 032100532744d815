import { compileFeel, type Expression, type FeelSyntax, nameIn, syntaxOf } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';

/** A variable path as the text has it, and the key under which its value is asked for. */
export interface Reference {
  readonly path: string;
  readonly key: string;
}

/**
 * What an expression says, as far as it is a boolean combination of atoms that compare variables with constants. An atom is a
 * piece of the text itself, compiled: what it means is never worked out a second time.
 */
export type Meaning =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'reference'; readonly key: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Meaning[] }
  | { readonly kind: 'not'; readonly of: Meaning }
  | { readonly kind: 'if'; readonly condition: Meaning; readonly then: Meaning; readonly otherwise: Meaning }
  | Atom
  /** `every o in outcomes satisfies …`; the item's key is the list's with `[]`. */
  | { readonly kind: 'every' | 'some'; readonly list: string; readonly body: Meaning }
  /** Nothing is known of it: it may come out either way. */
  | { readonly kind: 'unknown'; readonly text: string };

export interface Atom {
  readonly kind: 'atom';
  readonly expression: Expression;
  readonly references: readonly Reference[];
  readonly constants: readonly Json[];
  /** True: it asks which of two values comes first. */
  readonly isOrdered: boolean;
}

/** Names that stand for other keys: items of a list, attributes in a guard. */
type Renamed = ReadonlyMap<string, string>;
const NOTHING_RENAMED: Renamed = new Map();

/** What the expression says; a static text is a constant. */
export function meaningOf(expression: Expression, renamed: Renamed = NOTHING_RENAMED): Meaning {
  if (expression.isStatic) return { kind: 'constant', value: expression.source };
  const text = expression.source.trimStart();
  return meaningOfText(text.startsWith('=') ? text.slice(1) : text, renamed);
}

/** Texts are read again and again while a diagram is being drawn; so many are remembered. */
const REMEMBERED_MAX = 5_000;
const remembered = new Map<string, Meaning>();

/** What the FEEL text (without `=`) says. */
export function meaningOfText(text: string, renamed: Renamed = NOTHING_RENAMED): Meaning {
  if (renamed.size > 0) return readText(text, renamed);
  const found = remembered.get(text) ?? readText(text, renamed);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(text, found);
  return found;
}

function readText(text: string, renamed: Renamed): Meaning {
  const syntax = syntaxOf(text);
  return syntax ? read(syntax, renamed) : { kind: 'unknown', text };
}

/** The keys whose values the expression asks for, each once. */
export function keysOf(meaning: Meaning): readonly string[] {
  return [...new Set(keysWithin(meaning))];
}

function keysWithin(meaning: Meaning): readonly string[] {
  switch (meaning.kind) {
    case 'constant':
    case 'unknown':
      return [];
    case 'reference':
      return [meaning.key];
    case 'atom':
      return meaning.references.map(({ key }) => key);
    case 'every':
    case 'some':
      return [meaning.list, ...keysWithin(meaning.body).filter((key) => !isItemOf(key, meaning.list))];
    default:
      return partsOf(meaning).flatMap(keysWithin);
  }
}

/** Whether the key means an item of the list, or something within one. */
export function isItemOf(key: string, list: string): boolean {
  return key === `${list}[]` || key.startsWith(`${list}[].`);
}

/** The parts of a combination. */
export function partsOf(meaning: Meaning): readonly Meaning[] {
  switch (meaning.kind) {
    case 'all':
    case 'any':
      return meaning.of;
    case 'not':
      return [meaning.of];
    case 'if':
      return [meaning.condition, meaning.then, meaning.otherwise];
    case 'every':
    case 'some':
      return [meaning.body];
    default:
      return [];
  }
}

function read(node: FeelSyntax, renamed: Renamed): Meaning {
  const path = pathOf(node);
  if (path !== null) return { kind: 'reference', key: keyOf(path, renamed) };
  if (!hasPath(node)) return constantOf(node);
  const reader = READERS[node.kind];
  return reader ? reader(node, renamed) : { kind: 'unknown', text: node.text };
}

type Reader = (node: FeelSyntax, renamed: Renamed) => Meaning;

const combination =
  (kind: 'all' | 'any'): Reader =>
  (node, renamed) => ({ kind, of: operandsOf(node).map((part) => read(part, renamed)) });

const conditional: Reader = (node, renamed) => {
  const [condition, then, otherwise] = operandsOf(node).map((part) => read(part, renamed));
  return condition && then && otherwise
    ? { kind: 'if', condition, then, otherwise }
    : { kind: 'unknown', text: node.text };
};

const invocation: Reader = (node, renamed) => {
  const [callee, ...rest] = node.children;
  const args = rest.find(({ kind }) => kind === 'PositionalParameters')?.children.filter(isOperand) ?? [];
  const name = callee ? nameIn(callee) : '';
  const [first] = args;
  if (name === 'not' && first && args.length === 1) return { kind: 'not', of: read(first, renamed) };
  return name === 'list contains' ? atomOf(node, renamed) : { kind: 'unknown', text: node.text };
};

const quantified: Reader = (node, renamed) => {
  const unknown: Meaning = { kind: 'unknown', text: node.text };
  const iterators = node.children.find(({ kind }) => kind === 'InExpressions')?.children.filter(isIterator) ?? [];
  const [name, , values] = iterators[0]?.children ?? [];
  const body = operandsOf(node).at(-1);
  const listPath = values?.children.length === 1 && values.children[0] ? pathOf(values.children[0]) : null;
  if (iterators.length !== 1 || !name || listPath === null || !body) return unknown;
  const list = keyOf(listPath, renamed);
  const inner = read(body, new Map([...renamed, [nameIn(name), `${list}[]`]]));
  // Another list within would ask for pairs of items.
  if (keysWithin(inner).some((key) => !isItemOf(key, list))) return unknown;
  return { kind: node.text.startsWith('some') ? 'some' : 'every', list, body: inner };
};

const READERS: Readonly<Record<string, Reader>> = {
  Conjunction: combination('all'),
  Disjunction: combination('any'),
  IfExpression: conditional,
  ParenthesizedExpression: (node, renamed) => {
    const [inner] = operandsOf(node);
    return inner ? read(inner, renamed) : { kind: 'unknown', text: node.text };
  },
  FunctionInvocation: invocation,
  QuantifiedExpression: quantified,
  Comparison: (node, renamed) => comparison(node, renamed),
};

/** A comparison of `if … then … else …` with something is compared branch by branch. */
function comparison(node: FeelSyntax, renamed: Renamed): Meaning {
  const place = node.children.findIndex((part) => unwrapped(part).kind === 'IfExpression');
  const branching = node.children[place];
  if (!branching) return regrouped(node, renamed) ?? atomOf(node, renamed);
  const [condition, then, otherwise] = operandsOf(unwrapped(branching));
  const others = [node.children.slice(0, place), node.children.slice(place + 1)];
  const within = (branch: FeelSyntax | undefined): Meaning => {
    const parts = [...(others[0] ?? []), ...(branch ? [branch] : []), ...(others[1] ?? [])];
    return meaningOfText(parts.map((part) => (part === branch ? `(${part.text})` : part.text)).join(' '), renamed);
  };
  if (!condition) return { kind: 'unknown', text: node.text };
  return { kind: 'if', condition: read(condition, renamed), then: within(then), otherwise: within(otherwise) };
}

/** `x in [0..1] and y`: the grammar takes all behind `in` for one test, FEEL ends the test before `and`. Null: nothing to take apart. */
function regrouped(node: FeelSyntax, renamed: Renamed): Meaning | null {
  const [left, operator, ...rest] = node.children;
  const [test] = rest.length === 1 && rest[0]?.kind === 'PositiveUnaryTest' ? rest[0].children : [];
  if (!left || operator?.kind !== 'in' || !test) return null;
  const [sign, operand] = test.children;
  const isSigned = test.kind === 'SimplePositiveUnaryTest' && sign?.kind === 'CompareOp';
  const joined = isSigned ? operand : test;
  const kind = CONNECTIVES[joined?.kind ?? ''];
  const [first, ...others] = joined ? operandsOf(joined) : [];
  if (!kind || !first) return null;
  const head = meaningOfText(`${left.text} in ${isSigned ? `${sign.text} ` : ''}${first.text}`, renamed);
  return { kind, of: [head, ...others.map((other) => read(other, renamed))] };
}

const CONNECTIVES: Readonly<Record<string, 'all' | 'any'>> = { Conjunction: 'all', Disjunction: 'any' };

function unwrapped(node: FeelSyntax): FeelSyntax {
  const [inner] = node.kind === 'ParenthesizedExpression' ? operandsOf(node) : [];
  return inner ? unwrapped(inner) : node;
}

/** Kinds of nodes that an atom may be made of: nothing computes a new value of its variables. */
const ATOMIC = [
  ...['Comparison', 'ParenthesizedExpression', 'List', 'Interval', 'null'],
  ...['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'PositionalParameters'],
];

function atomOf(node: FeelSyntax, renamed: Renamed): Meaning {
  const references = new Map<string, Reference>();
  const constants: Json[] = [];
  const collect = (part: FeelSyntax): boolean => {
    const path = pathOf(part);
    if (path !== null) references.set(path, { path, key: keyOf(path, renamed) });
    if (path !== null || !isOperand(part)) return true;
    if (!hasPath(part)) return collectConstant(part, constants);
    const isList = part === node && part.kind === 'FunctionInvocation';
    return (isList ? part.children.slice(1) : ATOMIC.includes(part.kind) ? part.children : [null]).every(
      (child) => child !== null && collect(child),
    );
  };
  const compiled = compileFeel(node.text);
  if (!collect(node) || !compiled.ok || overlap([...references.keys()])) return { kind: 'unknown', text: node.text };
  const isOrdered = /[<>]|\.\.|\bbetween\b/.test(node.text);
  return { kind: 'atom', expression: compiled.expression, references: [...references.values()], constants, isOrdered };
}

/** Literals within intervals and lists count one by one. False: the constant is none that a domain can be split at. */
function collectConstant(part: FeelSyntax, constants: Json[]): boolean {
  if (['Interval', 'List', ...ATOMIC].includes(part.kind) && part.kind !== 'null')
    return part.children.filter(isOperand).every((child) => collectConstant(child, constants));
  const constant = constantOf(part);
  if (constant.kind !== 'constant' || typeof constant.value === 'object') return part.kind === 'null';
  constants.push(constant.value);
  return true;
}

/** A path within another one, such as `a` beside `a.b`, has no value of its own to stand for it. */
function overlap(paths: readonly string[]): boolean {
  return paths.some((path) => paths.some((other) => other.startsWith(`${path}.`)));
}

/** `a.b.c` for a path of plain names; null for anything else. */
function pathOf(node: FeelSyntax): string | null {
  if (node.kind === 'VariableName') return nameIn(node);
  if (node.kind !== 'PathExpression') return null;
  const [source, ...rest] = node.children;
  const [last, outer] = [rest.at(-1), source ? pathOf(source) : null];
  return last && outer !== null ? `${outer}.${nameIn(last)}` : null;
}

function keyOf(path: string, renamed: Renamed): string {
  const [root = '', ...rest] = path.split('.');
  return [renamed.get(root) ?? root, ...rest].join('.');
}

function hasPath(node: FeelSyntax): boolean {
  if (node.kind === 'FunctionInvocation') return node.children.slice(1).some(hasPath);
  return node.kind === 'VariableName' || node.kind === '?' || node.children.some(hasPath);
}

const NOW = /\b(now|today|random number|last day of month)\s*\(/;

function constantOf({ text }: FeelSyntax): Meaning {
  const compiled = NOW.test(text) || text.includes('@') ? null : compileFeel(text);
  const result = compiled?.ok ? compiled.expression.evaluate({ get: () => undefined, nowMs: 0 }) : null;
  return result?.ok && compiled?.ok ? { kind: 'constant', value: result.value } : { kind: 'unknown', text };
}

const PUNCTUATION = /^(?:[()[\],.:{}]|\.\.|CompareOp|and|or|if|then|else|in|between|some|every|satisfies|not|return)$/;

function isOperand({ kind }: FeelSyntax): boolean {
  return !PUNCTUATION.test(kind) && kind !== 'InExpressions';
}

function isIterator({ kind }: FeelSyntax): boolean {
  return kind === 'InExpression';
}

function operandsOf(node: FeelSyntax): readonly FeelSyntax[] {
  return node.children.filter(isOperand);
}
