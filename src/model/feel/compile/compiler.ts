import type { SyntaxNode } from '@lezer/common';
import { SyntaxFailure } from '../failure.js';
import { childrenOf, excerpt } from '../grammar.js';
import type { Scope } from '../scope.js';
import type { FeelValue } from '../value.js';

/** A compiled expression: only look-ups and arithmetic are left to do. */
export type Code = (scope: Scope) => FeelValue;

/** Compiles one kind of syntax node. */
export type NodeCompiler = (node: SyntaxNode, compiler: Compiler) => Code;

/** A name as Java's identifiers are: letters, digits, currency signs and connecting punctuation. */
const NAME = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]*$/u;

/** Compiles nodes of one text, knowing which names are bound around them and collecting those that are not. */
export class Compiler {
  constructor(
    private readonly source: string,
    private readonly nodes: Readonly<Record<string, NodeCompiler>>,
    readonly free: Set<string> = new Set(),
    private readonly bound: ReadonlySet<string> = new Set(),
  ) {}

  compile(node: SyntaxNode): Code {
    const compile = this.nodes[node.type.name];
    if (!compile) throw this.failure(node, `expected an expression, found ${node.type.name}`);
    return compile(node, this);
  }

  /** An operand of an operator, filter or path. A range is none: where it stands for itself, it stands alone. */
  operand(node: SyntaxNode): Code {
    const inner = node.type.name === 'SimplePositiveUnaryTest' ? node.firstChild : node;
    if (inner?.type.name === 'Interval') throw this.failure(node, 'expected a value, found a range');
    return this.compile(node);
  }

  /** A compiler for the inside of something that binds more names. */
  binding(...names: string[]): Compiler {
    return new Compiler(this.source, this.nodes, this.free, new Set([...this.bound, ...names]));
  }

  isBound(name: string): boolean {
    return this.bound.has(name);
  }

  /** Notes the use of a name; an unbound one is a variable the caller must provide. */
  use(name: string): string {
    if (!this.bound.has(name)) this.free.add(name);
    return name;
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** A name as written: one word, several words joined by one space, or the inside of backticks. */
  name(node: SyntaxNode): string {
    const text = this.text(node);
    return text.startsWith('`') ? text.slice(1, -1) : text.trim().replace(/\s+/g, ' ');
  }

  /** A name that refers to a variable or entry. Throws unless it is one word or in backticks, as in Zeebe. */
  reference(node: SyntaxNode): string {
    const text = this.text(node);
    if (!text.startsWith('`') && /[\s.'/+*-]/.test(text.trim()))
      throw this.failure(
        node,
        `expected a name of one word, found \`${text}\`; write it in backticks: \`\`${text}\`\``,
      );
    if (!text.startsWith('`') && !NAME.test(text.trim()))
      throw this.failure(node, `expected a name of letters, digits and _, found \`${text}\``);
    return this.name(node);
  }

  /** The expressions among the children: everything but keywords, punctuation and comments. */
  operands(node: SyntaxNode): SyntaxNode[] {
    return childrenOf(node).filter((child) => child.type.name in this.nodes);
  }

  failure(node: SyntaxNode, message: string): SyntaxFailure {
    return new SyntaxFailure(`${message}, at character ${node.from + 1} of \`${excerpt(this.source)}\``);
  }
}
